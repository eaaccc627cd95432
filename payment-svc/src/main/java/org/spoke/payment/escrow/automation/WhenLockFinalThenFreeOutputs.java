package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.payment.escrow.EscrowCommand.DescribeEscrow;
import org.spoke.payment.escrow.EscrowEvent.TransactionFinal;
import org.spoke.payment.escrow.EscrowFacts;
import org.spoke.payment.escrow.Purpose;
import org.spoke.payment.wallet.WalletCommand.FreeOutputs;

/** No rollback brings the outputs of this lock back, so the wallet need not remember them. */
@Singleton
@ProcessingGroup("when-lock-final-then-free-outputs")
class WhenLockFinalThenFreeOutputs implements Reaction {

  private final Commands commands;

  WhenLockFinalThenFreeOutputs(Commands commands) {
    this.commands = commands;
  }

  @EventHandler
  void on(TransactionFinal event) {
    if (event.purpose() == Purpose.LOCK) {
      EscrowFacts facts = commands.dispatch(new DescribeEscrow(event.escrow()));
      commands.dispatch(new FreeOutputs(facts.tenantWallet(), event.transaction().hex()));
    }
  }
}
