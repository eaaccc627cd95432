package org.spoke.registry.device.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import org.spoke.registry.device.LeaseStatus;

/** The table {@code lease}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface LeaseRows extends CrudRepository<LeaseRow, String> {
  /** Leases of all devices after a place, oldest first. */
  @Query(
      """
      SELECT * FROM lease
      WHERE (reserved_at, id) > (:afterAt, :afterId)
      ORDER BY reserved_at, id LIMIT :limit
      """)
  List<LeaseRow> page(Instant afterAt, String afterId, int limit);

  /** Leases of one device after a place, oldest first. */
  @Query(
      """
      SELECT * FROM lease
      WHERE device = :device AND (reserved_at, id) > (:afterAt, :afterId)
      ORDER BY reserved_at, id LIMIT :limit
      """)
  List<LeaseRow> pageOf(String device, Instant afterAt, String afterId, int limit);

  @Query("UPDATE lease SET status = :status, ended_at = :at WHERE id = :id")
  void end(String id, LeaseStatus status, Instant at);
}
