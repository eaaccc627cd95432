package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobEvent.JobStopping;
import org.spoke.scheduler.job.JobStanding;
import org.spoke.scheduler.job.Reason;
import org.spoke.scheduler.vm.VmHost;

/**
 * The job ends, so its VM is stopped. Its launch has been tried or never will be: the job was held
 * meanwhile. So one that the VM service does not know is gone.
 */
@Singleton
@ProcessingGroup("when-job-stopping-then-stop-vm")
class WhenJobStoppingThenStopVm implements Reaction {
  private final VmHost host;
  private final Commands commands;

  WhenJobStoppingThenStopVm(VmHost host, Commands commands) {
    this.host = host;
    this.commands = commands;
  }

  @EventHandler
  void on(JobStopping event) {
    JobStanding job = commands.dispatch(new JobCommand.HoldJob(event.job()));
    job.vm().ifPresent(vm -> stop(event, vm));
  }

  private void stop(JobStopping event, String vm) {
    if (!host.stop(vm)) {
      commands.dispatch(
          new JobCommand.RecordVmGone(
              event.job(), vm, Reason.STOPPED, "It was never launched.", event.at()));
    }
  }
}
