package org.spoke.vm.machine;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.spoke.vm.VmId;

/** What can be asked of a VM. */
public sealed interface VmCommand {
  /** Answered by the VM's {@link VmStanding}; the same request again is no news. */
  record CreateVm(@TargetAggregateIdentifier VmId vm, VmRequest request, Instant at)
      implements VmCommand {}

  /** Asks how it stands; answered by {@link VmStanding}. */
  record TellStanding(@TargetAggregateIdentifier VmId vm) implements VmCommand {}

  /** A hypervisor runs it now. */
  record RecordLaunch(
      @TargetAggregateIdentifier VmId vm,
      String driver,
      String acceleration,
      String sshHostKey,
      Instant bootBy,
      Instant at)
      implements VmCommand {}

  /** SSH in the guest has answered, so long after the launch. */
  record RecordFirstAnswer(@TargetAggregateIdentifier VmId vm, long kernelToReadyMs, Instant at)
      implements VmCommand {}

  /** Ends it; answered by {@link VmStanding}. One that is ending already goes on doing so. */
  record StopVm(
      @TargetAggregateIdentifier VmId vm,
      GoneReason reason,
      String detail,
      Instant stopBy,
      Instant at)
      implements VmCommand {}

  /** The hypervisor no longer runs it, or never could. */
  record RecordExit(
      @TargetAggregateIdentifier VmId vm, GoneReason reason, String detail, Instant at)
      implements VmCommand {}
}
