package org.spoke.payment.transaction;

import org.spoke.payment.chain.Lovelace;

/**
 * A wallet cannot pay: with the fee and the least change it needs more than its free outputs hold.
 */
public final class InsufficientFunds extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long needed;
  private final long available;

  InsufficientFunds(Lovelace needed, Lovelace available) {
    super("needed " + needed + ", available " + available);
    this.needed = needed.amount();
    this.available = available.amount();
  }

  /** With the fee and the least change that an output may hold. */
  public Lovelace needed() {
    return Lovelace.of(needed);
  }

  /** In plain outputs that no waiting transaction spends. */
  public Lovelace available() {
    return Lovelace.of(available);
  }
}
