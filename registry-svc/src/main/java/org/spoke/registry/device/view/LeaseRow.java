package org.spoke.registry.device.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spoke.base.paging.Cursor;
import org.spoke.registry.device.DeviceId;
import org.spoke.registry.device.JobId;
import org.spoke.registry.device.Lease;
import org.spoke.registry.device.LeaseId;
import org.spoke.registry.device.LeaseStatus;
import org.spoke.registry.machine.Resources;

/** One row of the table {@code lease}. */
@MappedEntity("lease")
public record LeaseRow(
    @Id String id,
    String device,
    String job,
    int cores,
    long memoryMib,
    long diskMib,
    @TypeDef(type = DataType.INTEGER_ARRAY) List<Integer> coreNumbers,
    LeaseStatus status,
    Instant reservedAt,
    @Nullable Instant endedAt) {

  static LeaseRow of(Lease lease) {
    return new LeaseRow(
        lease.id().text(),
        lease.device().text(),
        lease.job().text(),
        lease.resources().cores(),
        lease.resources().memoryMib(),
        lease.resources().diskMib(),
        lease.coreNumbers(),
        lease.status(),
        lease.reservedAt(),
        lease.endedAt().orElse(null));
  }

  public Lease toLease() {
    return new Lease(
        new LeaseId(id),
        new DeviceId(device),
        new JobId(job),
        new Resources(cores, memoryMib, diskMib),
        coreNumbers,
        status,
        reservedAt,
        Optional.ofNullable(endedAt));
  }

  /** Its place in the list of leases. */
  public Cursor place() {
    return new Cursor(reservedAt, id);
  }
}
