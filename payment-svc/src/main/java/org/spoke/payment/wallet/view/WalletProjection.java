package org.spoke.payment.wallet.view;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.spoke.eventlog.BatchedWrites;
import org.spoke.eventlog.Projection;
import org.spoke.payment.wallet.WalletEvent.WalletCreated;

/** Keeps the table of wallets. What is reserved is the aggregate's own matter. */
@Singleton
@ProcessingGroup("wallets")
class WalletProjection implements Projection {

  private final BatchedWrites<WalletRow> writes;

  WalletProjection(WalletRows rows) {
    this.writes = new BatchedWrites<>(rows::saveAll);
  }

  @EventHandler
  void on(WalletCreated event, @Timestamp Instant at) {
    writes.add(
        new WalletRow(
            event.wallet().text(),
            event.name(),
            event.address().bech32(),
            event.stakeAddress(),
            event.network(),
            at));
  }
}
