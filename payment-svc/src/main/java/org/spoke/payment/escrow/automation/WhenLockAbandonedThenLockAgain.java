package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.payment.escrow.EscrowCommand.DescribeEscrow;
import org.spoke.payment.escrow.EscrowEvent.TransactionAbandoned;
import org.spoke.payment.escrow.EscrowFacts;
import org.spoke.payment.escrow.Purpose;
import org.spoke.payment.wallet.WalletCommand.FreeOutputs;

/** A lock can never land, so its outputs are free again, and another is signed if there is time. */
@Singleton
@ProcessingGroup("when-lock-abandoned-then-lock-again")
class WhenLockAbandonedThenLockAgain implements Reaction {

  private final Commands commands;
  private final LockSigning signing;

  WhenLockAbandonedThenLockAgain(Commands commands, LockSigning signing) {
    this.commands = commands;
    this.signing = signing;
  }

  @EventHandler
  void on(TransactionAbandoned event) {
    if (event.purpose() == Purpose.LOCK) {
      EscrowFacts facts = commands.dispatch(new DescribeEscrow(event.escrow()));
      commands.dispatch(new FreeOutputs(facts.tenantWallet(), event.transaction().hex()));
      signing.sign(event.escrow());
    }
  }
}
