package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Reaction;
import org.spoke.payment.escrow.EscrowEvent.RefundDue;
import org.spoke.payment.escrow.EscrowEvent.SettlementDue;
import org.spoke.payment.escrow.EscrowEvent.TransactionAbandoned;
import org.spoke.payment.escrow.EscrowEvent.TransactionConfirmed;
import org.spoke.payment.escrow.Purpose;

/**
 * It is decided who gets how much, so the payout is signed: when it is decided, when the lock is
 * confirmed only after that, and when a payout can never land.
 */
@Singleton
@ProcessingGroup("when-division-is-decided-then-sign-payout")
class WhenDivisionIsDecidedThenSignPayout implements Reaction {

  private final PayoutSigning signing;

  WhenDivisionIsDecidedThenSignPayout(PayoutSigning signing) {
    this.signing = signing;
  }

  @EventHandler
  void on(SettlementDue event) {
    signing.sign(event.escrow());
  }

  @EventHandler
  void on(RefundDue event) {
    signing.sign(event.escrow());
  }

  @EventHandler
  void on(TransactionConfirmed event) {
    if (event.purpose() == Purpose.LOCK) {
      signing.sign(event.escrow());
    }
  }

  @EventHandler
  void on(TransactionAbandoned event) {
    if (event.purpose() != Purpose.LOCK) {
      signing.sign(event.escrow());
    }
  }
}
