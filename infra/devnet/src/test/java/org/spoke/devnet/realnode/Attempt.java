package org.spoke.devnet.realnode;

import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.TransactionInput;

/**
 * A transaction that is tried on both networks.
 *
 * @param owner who owns the output of {@link Attempts#HELD} lovelace that it may spend
 */
record Attempt(String name, Address owner, Builder builder) {
  /** Makes its bytes from that output and the slot of the network's tip. */
  interface Builder {
    byte[] build(TransactionInput money, long slot);
  }

  @Override
  public String toString() {
    return name;
  }
}
