package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobEvent.JobFunded;

/** The escrow stands, so a VM may be asked for. */
@Singleton
@ProcessingGroup("when-job-funded-then-start-vm")
class WhenJobFundedThenStartVm implements Reaction {
  private final Commands commands;
  private final Clock clock;

  WhenJobFundedThenStartVm(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  @EventHandler
  void on(JobFunded event) {
    commands.dispatch(new JobCommand.StartVm(event.job(), clock.instant()));
  }
}
