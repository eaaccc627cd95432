package org.spoke.payment.wallet;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.eventlog.AggregateDefinition;

/** Makes wallets known to the event log. */
@Factory
final class WalletDefinition {

  private static final int CACHED = 16; // a box has a few wallets, each asked at every lock

  /**
   * Two events an escrow: without a cache a busy wallet would be read from its beginning each time.
   */
  @Singleton
  AggregateDefinition<Wallet, WalletEvent> wallet() {
    return AggregateDefinition.of(Wallet.class, WalletEvent.class).cached(CACHED);
  }
}
