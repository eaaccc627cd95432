package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobEvent.BootDeadlinePassed;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.vm.VmHost;
import org.spoke.scheduler.vm.VmReport;

/**
 * The VM is late by this box's clock. The news of it may only be on its way, since a service was
 * down: so the VM service is asked before the job is given up.
 */
@Singleton
@ProcessingGroup("when-boot-is-late-then-ask-vm")
class WhenBootIsLateThenAskVm implements Reaction {
  private final VmHost host;
  private final Commands commands;
  private final Clock clock;

  WhenBootIsLateThenAskVm(VmHost host, Commands commands, Clock clock) {
    this.host = host;
    this.commands = commands;
    this.clock = clock;
  }

  @EventHandler
  void on(BootDeadlinePassed event) {
    JobId job = event.job();
    String vm = event.vm();
    commands.dispatch(
        switch (host.report(vm)) {
          case VmReport.Ready ready -> new JobCommand.RecordVmReady(job, vm, ready.at());
          case VmReport.Gone gone ->
              new JobCommand.RecordVmGone(job, vm, gone.reason(), gone.detail(), gone.at());
          case VmReport.Booting booting -> new JobCommand.GiveUpBooting(job, vm, clock.instant());
          case VmReport.Unknown unknown -> new JobCommand.GiveUpBooting(job, vm, clock.instant());
        });
  }
}
