package org.spoke.vm.machine.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import jakarta.annotation.Nullable;
import java.time.Instant;
import org.spoke.base.paging.Cursor;

/**
 * One VM. What is not known yet is null.
 *
 * @param kernelToReadyMs from the launch of the hypervisor to the first answer of SSH
 * @param version sequence number of the last event
 */
@MappedEntity("vm")
public record VmRow(
    @Id String id,
    String job,
    String status,
    @Nullable String reason,
    @Nullable String reasonDetail,
    String image,
    int cores,
    long memoryMib,
    long diskMib,
    @Nullable String driver,
    @Nullable String acceleration,
    @Nullable String sshHostKey,
    @Nullable Long kernelToReadyMs,
    Instant createdAt,
    @Nullable Instant readyAt,
    @Nullable Instant goneAt,
    long version) {
  /** Its place in the list. */
  public Cursor place() {
    return new Cursor(createdAt, id);
  }
}
