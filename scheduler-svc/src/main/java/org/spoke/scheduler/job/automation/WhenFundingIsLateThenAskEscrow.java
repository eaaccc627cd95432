package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobEvent.FundingDeadlinePassed;
import org.spoke.scheduler.payment.EscrowReport;
import org.spoke.scheduler.payment.Payments;

/**
 * The escrow is late by this box's clock. The news of it may only be on its way, since a service
 * was down: so the payment service is asked before the contract is given up.
 */
@Singleton
@ProcessingGroup("when-funding-is-late-then-ask-escrow")
class WhenFundingIsLateThenAskEscrow implements Reaction {
  private final Payments payments;
  private final Commands commands;
  private final Clock clock;

  WhenFundingIsLateThenAskEscrow(Payments payments, Commands commands, Clock clock) {
    this.payments = payments;
    this.commands = commands;
    this.clock = clock;
  }

  @EventHandler
  void on(FundingDeadlinePassed event) {
    Optional<EscrowReport> funded = payments.escrow(event.escrow()).filter(EscrowReport::funded);
    Instant now = clock.instant();
    commands.dispatch(
        funded.isPresent()
            ? new JobCommand.ConfirmFunding(event.job(), funded.get().lockedLovelace(), now)
            : new JobCommand.ExpireFunding(event.job(), now));
  }
}
