package org.spoke.registry.device.view;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import org.spoke.registry.device.DeviceStatus;

/** The table {@code device}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DeviceRows extends CrudRepository<DeviceRow, String> {
  /** Devices after a place, oldest first. */
  @Query(
      """
      SELECT * FROM device
      WHERE (onboarded_at, id) > (:afterAt, :afterId)
      ORDER BY onboarded_at, id LIMIT :limit
      """)
  List<DeviceRow> page(Instant afterAt, String afterId, int limit);

  /** Available devices with at least this free, after a place, oldest first. */
  @Query(
      """
      SELECT * FROM device
      WHERE status = 'AVAILABLE' AND (onboarded_at, id) > (:afterAt, :afterId)
        AND free_cores >= :cores AND free_memory_mib >= :memoryMib AND free_disk_mib >= :diskMib
      ORDER BY onboarded_at, id LIMIT :limit
      """)
  List<DeviceRow> offers(
      int cores, long memoryMib, long diskMib, Instant afterAt, String afterId, int limit);

  /** Sets what the owner decided; what leases hold stays held. */
  @Query(
      """
      UPDATE device SET
        name = :name,
        free_cores = free_cores + :cores - reserved_cores,
        free_memory_mib = free_memory_mib + :memoryMib - reserved_memory_mib,
        free_disk_mib = free_disk_mib + :diskMib - reserved_disk_mib,
        reserved_cores = :cores,
        reserved_memory_mib = :memoryMib,
        reserved_disk_mib = :diskMib,
        lovelace_per_hour = :lovelacePerHour,
        ntx_units_per_hour = :ntxUnitsPerHour,
        wallet_address = :walletAddress,
        version = :version
      WHERE id = :id
      """)
  void setTerms(
      String id,
      String name,
      int cores,
      long memoryMib,
      long diskMib,
      long lovelacePerHour,
      long ntxUnitsPerHour,
      String walletAddress,
      long version);

  @Query("UPDATE device SET status = :status, version = :version WHERE id = :id")
  void setStatus(String id, DeviceStatus status, long version);

  @Query(
      """
      UPDATE device SET status = 'OFFBOARDED', offboarded_at = :at, version = :version
      WHERE id = :id
      """)
  void offboard(String id, Instant at, long version);

  /** Takes a held lease's resources out of what is free. */
  @Query(
      """
      UPDATE device SET
        free_cores = free_cores - lease.cores,
        free_memory_mib = free_memory_mib - lease.memory_mib,
        free_disk_mib = free_disk_mib - lease.disk_mib,
        version = :version
      FROM lease WHERE lease.id = :lease AND device.id = lease.device
      """)
  void take(String lease, long version);

  /** Puts an ended lease's resources back to what is free. */
  @Query(
      """
      UPDATE device SET
        free_cores = free_cores + lease.cores,
        free_memory_mib = free_memory_mib + lease.memory_mib,
        free_disk_mib = free_disk_mib + lease.disk_mib,
        version = :version
      FROM lease WHERE lease.id = :lease AND device.id = lease.device
      """)
  void putBack(String lease, long version);
}
