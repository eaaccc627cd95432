package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.spoke.payment.chain.Address;
import org.spoke.payment.wallet.SeedVault;
import org.spoke.payment.wallet.WalletEvent.WalletCreated;

/**
 * Finds the two wallets of a contract on this box: without both keys locked money could never be
 * divided. Looks into the log itself, since a read model may be a moment behind, and a contract
 * would be refused for it.
 */
@Singleton
class Counterparts {

  private final SeedVault seeds;
  private final EventStore log;

  Counterparts(SeedVault seeds, EventStore log) {
    this.seeds = seeds;
    this.log = log;
  }

  /** The address of a wallet of this box; empty when there is none of that id. */
  Optional<Address> tenant(String wallet) {
    return log.readEvents(wallet)
        .asStream()
        .map(EventMessage::getPayload)
        .filter(WalletCreated.class::isInstance)
        .map(created -> ((WalletCreated) created).address())
        .findFirst();
  }

  /** Why the two cannot share an escrow; empty when they can. */
  Optional<String> objection(Address tenant, Address provider) {
    if (tenant.paymentKey().equals(provider.paymentKey())) {
      return Optional.of("Tenant and provider have the same wallet; an escrow needs two.");
    }
    if (seeds.unlock(provider.paymentKey()).isEmpty()) {
      return Optional.of("The provider's wallet " + provider + " is not on this box.");
    }
    return Optional.empty();
  }
}
