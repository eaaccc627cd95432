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
import org.spoke.scheduler.job.Reason;

/** The money is accounted for, so the job ends. */
@Singleton
@ProcessingGroup("when-escrow-closed-then-end-job")
@FromService("payment")
class WhenEscrowClosedThenEndJob implements Reaction {
  private final Commands commands;

  WhenEscrowClosedThenEndJob(Commands commands) {
    this.commands = commands;
  }

  /** Of payment's event, what matters here. */
  record EscrowSettled(JobId job, long paidLovelace, long refundedLovelace) {}

  /** Of payment's event, what matters here. */
  record EscrowClosedUnfunded(JobId job, String reason, String detail) {}

  /** Of payment's event, what matters here. */
  record EscrowStuck(JobId job, String detail) {}

  @EventHandler
  void on(EscrowSettled event, @Timestamp Instant at) {
    String detail =
        "The escrow was settled: %d lovelace paid, %d back."
            .formatted(event.paidLovelace(), event.refundedLovelace());
    commands.dispatch(
        new JobCommand.CloseEscrow(event.job(), Reason.ESCROW_CLOSED.name(), detail, at));
  }

  @EventHandler
  void on(EscrowClosedUnfunded event, @Timestamp Instant at) {
    commands.dispatch(new JobCommand.CloseEscrow(event.job(), event.reason(), event.detail(), at));
  }

  /** Nobody is paid by this box any more, so nobody need serve. */
  @EventHandler
  void on(EscrowStuck event, @Timestamp Instant at) {
    String detail = "The escrow is stuck. " + event.detail();
    commands.dispatch(
        new JobCommand.CloseEscrow(event.job(), Reason.ESCROW_CLOSED.name(), detail, at));
  }
}
