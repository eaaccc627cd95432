package org.spoke.scheduler.job.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import org.spoke.scheduler.job.JobStatus;

/** The table {@code job}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface JobRows extends CrudRepository<JobRow, String> {
  /** Jobs after a place, oldest first. */
  @Query(
      """
      SELECT * FROM job
      WHERE (submitted_at, id) > (:afterAt, :afterId)
      ORDER BY submitted_at, id LIMIT :limit
      """)
  List<JobRow> page(Instant afterAt, String afterId, int limit);

  /** Jobs in one of these states after a place, oldest first. */
  @Query(
      """
      SELECT * FROM job
      WHERE status IN (:statuses) AND (submitted_at, id) > (:afterAt, :afterId)
      ORDER BY submitted_at, id LIMIT :limit
      """)
  List<JobRow> pageOf(List<String> statuses, Instant afterAt, String afterId, int limit);

  @Query("UPDATE job SET version = :version WHERE id = :id")
  void touch(String id, long version);

  @Query("UPDATE job SET status = :status, version = :version WHERE id = :id")
  void setStatus(String id, JobStatus status, long version);

  @Query(
      """
      UPDATE job SET status = 'MATCHED', device = :device, lease = :lease,
        lovelace_per_hour = :lovelacePerHour, version = :version
      WHERE id = :id
      """)
  void match(String id, String device, String lease, long lovelacePerHour, long version);

  @Query(
      """
      UPDATE job SET status = 'CONTRACTED', contract = :contract, escrow = :escrow,
        minimum_charge_lovelace = :minimumCharge, max_price_lovelace = :maxPrice, version = :version
      WHERE id = :id
      """)
  void contract(
      String id, String contract, String escrow, long minimumCharge, long maxPrice, long version);

  @Query(
      """
      UPDATE job SET status = 'STARTING', vm = :vm, restarts = :restarts, version = :version
      WHERE id = :id
      """)
  void start(String id, String vm, int restarts, long version);

  @Query(
      """
      UPDATE job SET status = 'RUNNING', running_since = COALESCE(running_since, :at),
        vm_ready_at = :at, version = :version
      WHERE id = :id
      """)
  void run(String id, Instant at, long version);

  /** The VM is gone: its time is added, and no more is billed for it. */
  @Query(
      """
      UPDATE job SET billed_ms = billed_ms + :billedMs, vm_ready_at = NULL, version = :version
      WHERE id = :id
      """)
  void endVm(String id, long billedMs, long version);

  @Query(
      """
      UPDATE job SET status = 'STOPPING', reason = :reason, reason_detail = :detail,
        version = :version
      WHERE id = :id
      """)
  void stop(String id, String reason, String detail, long version);

  @Query("UPDATE job SET due_lovelace = :due, version = :version WHERE id = :id")
  void settle(String id, long due, long version);

  @Query(
      """
      UPDATE job SET status = :status, reason = :reason, reason_detail = :detail, ended_at = :at,
        version = :version
      WHERE id = :id
      """)
  void end(String id, JobStatus status, String reason, String detail, Instant at, long version);
}
