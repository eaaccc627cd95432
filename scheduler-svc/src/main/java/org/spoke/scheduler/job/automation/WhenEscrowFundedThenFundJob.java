package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.FromService;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobId;

/** The tenant's money is locked, so the job is funded. */
@Singleton
@ProcessingGroup("when-escrow-funded-then-fund-job")
@FromService("payment")
class WhenEscrowFundedThenFundJob implements Reaction {
  private final Commands commands;

  WhenEscrowFundedThenFundJob(Commands commands) {
    this.commands = commands;
  }

  /** Of payment's event, what matters here. */
  record EscrowFunded(JobId job, long lockedLovelace) {}

  @EventHandler
  void on(EscrowFunded event, @Timestamp Instant at) {
    commands.dispatch(new JobCommand.ConfirmFunding(event.job(), event.lockedLovelace(), at));
  }
}
