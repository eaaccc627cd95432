package org.spoke.vm.machine.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;

/** The table of VMs. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface VmRows extends CrudRepository<VmRow, String> {
  @Query(
      "UPDATE vm SET status = :status, driver = :driver, acceleration = :acceleration,"
          + " ssh_host_key = :sshHostKey, version = :version WHERE id = :id")
  void launch(
      String id,
      String status,
      String driver,
      String acceleration,
      String sshHostKey,
      long version);

  @Query(
      "UPDATE vm SET status = :status, kernel_to_ready_ms = :kernelToReadyMs, ready_at = :at,"
          + " version = :version WHERE id = :id")
  void ready(String id, String status, long kernelToReadyMs, Instant at, long version);

  @Query("UPDATE vm SET status = :status, version = :version WHERE id = :id")
  void move(String id, String status, long version);

  @Query("UPDATE vm SET version = :version WHERE id = :id")
  void touch(String id, long version);

  @Query(
      "UPDATE vm SET status = :status, reason = :reason, reason_detail = :detail, gone_at = :at,"
          + " version = :version WHERE id = :id")
  void gone(String id, String status, String reason, String detail, Instant at, long version);

  /** Those that a hypervisor should run. */
  @Query("SELECT * FROM vm WHERE status IN ('BOOTING', 'READY', 'STOPPING')")
  List<VmRow> findRunning();

  /** A page, oldest first, behind a place in the list; an empty job means all jobs. */
  @Query(
      "SELECT * FROM vm WHERE (created_at, id) > (:createdAfter, :idAfter)"
          + " AND (:job = '' OR job = :job) ORDER BY created_at, id LIMIT :size")
  List<VmRow> page(Instant createdAfter, String idAfter, String job, int size);
}
