package org.spoke.payment.transaction;

import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.SignedTransaction;

/** The one output that holds the money of an escrow. */
public record LockedOutput(OutputReference reference, Lovelace amount) {

  private static final int LOCK_OUTPUT = 0; // the lock makes it before the change

  /** The output that a lock makes. */
  public static LockedOutput of(SignedTransaction lock, Lovelace amount) {
    return new LockedOutput(lock.output(LOCK_OUTPUT), amount);
  }
}
