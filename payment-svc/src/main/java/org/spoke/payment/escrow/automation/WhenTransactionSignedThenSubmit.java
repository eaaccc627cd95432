package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.eventlog.Reaction;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.escrow.EscrowEvent.LockSigned;
import org.spoke.payment.escrow.EscrowEvent.PayoutSigned;

/**
 * The bytes are recorded, so they may go out. A failure here is no end: {@link ConfirmationWatch}
 * sends the same bytes until they land or never can.
 */
@Singleton
@ProcessingGroup("when-transaction-signed-then-submit")
class WhenTransactionSignedThenSubmit implements Reaction {

  private static final Logger LOG = LoggerFactory.getLogger(WhenTransactionSignedThenSubmit.class);

  private final ChainClient chain;

  WhenTransactionSignedThenSubmit(ChainClient chain) {
    this.chain = chain;
  }

  @EventHandler
  void on(LockSigned event) {
    submit(event.transaction());
  }

  @EventHandler
  void on(PayoutSigned event) {
    submit(event.transaction());
  }

  private void submit(SignedTransaction transaction) {
    try {
      chain.submit(transaction);
    } catch (ChainFailure failure) {
      LOG.info("{} did not go out yet: {}", transaction.id(), failure.getMessage());
    }
  }
}
