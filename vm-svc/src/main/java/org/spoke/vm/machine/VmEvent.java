package org.spoke.vm.machine;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.spoke.vm.VmId;

/** What has happened to a VM. A shipped record never changes: a new revision gets an upcaster. */
public sealed interface VmEvent {
  VmId vm();

  /** When it happened, by the clock of whoever noticed it. */
  Instant at();

  /** A VM is wanted. */
  @Revision("1")
  record VmCreated(VmId vm, String job, VmRequest request, Instant at) implements VmEvent {}

  /**
   * A hypervisor runs it.
   *
   * @param sshHostKey what the guest proves itself with, in OpenSSH's form
   * @param bootBy when it must be ready
   */
  @Revision("1")
  record VmLaunched(
      VmId vm, String driver, String acceleration, String sshHostKey, Instant bootBy, Instant at)
      implements VmEvent {}

  /** SSH in the guest has answered. Crosses services: see docs/reference/events.md. */
  @Revision("1")
  record VmReady(VmId vm, String job, long kernelToReadyMs, Instant at) implements VmEvent {}

  /** It has not answered by its time; it is asked once more before anything is ended. */
  @Revision("1")
  record VmBootOverdue(VmId vm, Instant at) implements VmEvent {}

  /**
   * It is told to end.
   *
   * @param reason what its end will be put down to
   * @param stopBy when it is ended hard
   */
  @Revision("1")
  record VmStopping(VmId vm, GoneReason reason, String detail, Instant stopBy, Instant at)
      implements VmEvent {}

  /** It has not ended by its time, so it is ended hard. */
  @Revision("1")
  record VmStopOverdue(VmId vm, Instant at) implements VmEvent {}

  /** It is gone for good. Crosses services. */
  @Revision("1")
  record VmGone(VmId vm, String job, GoneReason reason, String detail, Instant at)
      implements VmEvent {}
}
