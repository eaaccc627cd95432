package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.FromService;
import org.spoke.eventlog.Reaction;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.escrow.ContractId;
import org.spoke.payment.escrow.EscrowCommand.RequestSettlement;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.JobId;

/** The job is over, and the scheduler says what is due for the time that it ran. */
@Singleton
@FromService("scheduler")
@ProcessingGroup("when-settlement-requested-then-settle-escrow")
class WhenSettlementRequestedThenSettleEscrow implements Reaction {

  record SettlementRequested(
      EscrowId escrow,
      ContractId contract,
      JobId job,
      Lovelace dueLovelace,
      Optional<Instant> servedFrom,
      Optional<Instant> servedUntil,
      String reason) {}

  private final Commands commands;

  WhenSettlementRequestedThenSettleEscrow(Commands commands) {
    this.commands = commands;
  }

  @EventHandler
  void on(SettlementRequested event) {
    commands.dispatch(
        new RequestSettlement(
            event.escrow(),
            event.contract(),
            event.job(),
            event.dueLovelace(),
            event.servedFrom(),
            event.servedUntil(),
            event.reason()));
  }
}
