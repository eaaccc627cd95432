package org.spoke.payment.wallet;

import java.util.Set;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.OutputReference;

/**
 * What whoever pays from a wallet must know of it.
 *
 * @param reserved outputs that signed transactions spend already
 */
public record WalletFacts(Address address, Set<OutputReference> reserved) {

  public WalletFacts {
    reserved = Set.copyOf(reserved);
  }
}
