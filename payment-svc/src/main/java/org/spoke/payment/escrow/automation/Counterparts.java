package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.spoke.payment.chain.Address;
import org.spoke.payment.wallet.SeedVault;
import org.spoke.payment.wallet.WalletEvent.WalletCreated;
import org.spoke.payment.wallet.WalletKeys;

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

  /**
   * The address of a provider whose key is on this box; empty when it is not, or is no key's
   * address.
   */
  Optional<Address> provider(String address) {
    try {
      Address known = new Address(address);
      return seeds.unlock(known.paymentKey()).map(WalletKeys::address).filter(known::equals);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
