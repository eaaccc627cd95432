package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.FromService;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.Reason;
import org.spoke.scheduler.vm.VmHost;

/**
 * A VM is ready or gone, so the job goes on. Both are one reaction, since they must be told in
 * their order. A VM that no job wants any longer is stopped: none runs on unpaid.
 */
@Singleton
@ProcessingGroup("when-vm-changes-then-tell-job")
@FromService("vm")
class WhenVmChangesThenTellJob implements Reaction {
  private final VmHost host;
  private final Commands commands;

  WhenVmChangesThenTellJob(VmHost host, Commands commands) {
    this.host = host;
    this.commands = commands;
  }

  /** Of the VM's event, what matters here. */
  record VmReady(String vm, JobId job, Instant at) {}

  /** Of the VM's event, what matters here. */
  record VmGone(String vm, JobId job, String reason, String detail, Instant at) {}

  @EventHandler
  void on(VmReady event) {
    boolean wanted =
        commands.dispatch(new JobCommand.RecordVmReady(event.job(), event.vm(), event.at()));
    if (!wanted) {
      host.stop(event.vm());
    }
  }

  @EventHandler
  void on(VmGone event) {
    Reason reason = Reason.of(event.reason(), Reason.LOST);
    commands.dispatch(
        new JobCommand.RecordVmGone(event.job(), event.vm(), reason, event.detail(), event.at()));
  }
}
