package org.spoke.payment.wallet.view;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.spoke.eventlog.Projection;
import org.spoke.payment.wallet.WalletEvent.WalletCreated;

/** Keeps the table of wallets. What is reserved is the aggregate's own matter. */
@Singleton
@ProcessingGroup("wallets")
class WalletProjection implements Projection {

  private final WalletRows rows;

  WalletProjection(WalletRows rows) {
    this.rows = rows;
  }

  @EventHandler
  void on(WalletCreated event, @Timestamp Instant at) {
    rows.save(
        new WalletRow(
            event.wallet().text(),
            event.name(),
            event.address().bech32(),
            event.stakeAddress(),
            event.network(),
            at));
  }
}
