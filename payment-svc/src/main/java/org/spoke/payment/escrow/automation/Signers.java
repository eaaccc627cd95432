package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import org.spoke.payment.chain.Address;
import org.spoke.payment.transaction.PaymentKey;
import org.spoke.payment.wallet.SeedVault;

/** The keys with which this box signs. */
@Singleton
class Signers {

  private final SeedVault seeds;

  Signers(SeedVault seeds) {
    this.seeds = seeds;
  }

  /**
   * The key that owns an address.
   *
   * @throws IllegalStateException when its seed has left the vault since the escrow was opened
   */
  PaymentKey of(Address address) {
    return seeds
        .unlock(address.paymentKey())
        .orElseThrow(
            () -> new IllegalStateException("The seed of " + address + " is not in the vault"));
  }
}
