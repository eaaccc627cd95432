package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobEvent.VmRequested;
import org.spoke.scheduler.job.JobStanding;
import org.spoke.scheduler.vm.VmHost;
import org.spoke.scheduler.vm.VmOrder;

/** The job wants a VM, so it is launched, unless the job was stopped meanwhile. */
@Singleton
@ProcessingGroup("when-vm-requested-then-launch-vm")
class WhenVmRequestedThenLaunchVm implements Reaction {
  private final VmHost host;
  private final Commands commands;
  private final Clock clock;

  WhenVmRequestedThenLaunchVm(VmHost host, Commands commands, Clock clock) {
    this.host = host;
    this.commands = commands;
    this.clock = clock;
  }

  @EventHandler
  void on(VmRequested event) {
    JobStanding job = commands.dispatch(new JobCommand.HoldJob(event.job()));
    if (job.wants(event.vm())) {
      host.launch(order(event, job)).ifPresent(refusal -> record(event, refusal));
    }
  }

  private void record(VmRequested event, VmHost.Refusal refusal) {
    commands.dispatch(
        new JobCommand.RecordVmGone(
            event.job(), event.vm(), refusal.reason(), refusal.detail(), clock.instant()));
  }

  private static VmOrder order(VmRequested event, JobStanding job) {
    return new VmOrder(
        event.vm(),
        event.job(),
        job.spec().imageDigest(),
        job.spec().resources(),
        job.match().orElseThrow().coreNumbers());
  }
}
