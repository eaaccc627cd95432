package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Reaction;
import org.spoke.payment.escrow.EscrowEvent.EscrowOpened;

/** The escrow is open, so its lock is signed. */
@Singleton
@ProcessingGroup("when-escrow-opened-then-lock")
class WhenEscrowOpenedThenLock implements Reaction {

  private final LockSigning signing;

  WhenEscrowOpenedThenLock(LockSigning signing) {
    this.signing = signing;
  }

  @EventHandler
  void on(EscrowOpened event) {
    signing.sign(event.escrow());
  }
}
