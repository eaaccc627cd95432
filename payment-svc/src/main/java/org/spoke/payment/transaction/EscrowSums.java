package org.spoke.payment.transaction;

import org.spoke.payment.chain.Lovelace;

/**
 * Where every lovelace of an escrow went: locked = paid + refunded + fees, or this record does not
 * exist.
 */
public record EscrowSums(Lovelace locked, Lovelace paid, Lovelace refunded, Lovelace fees) {

  public EscrowSums {
    Lovelace gone = paid.plus(refunded).plus(fees);
    if (!locked.equals(gone)) {
      throw new IllegalArgumentException(
          "locked "
              + locked
              + " is not paid "
              + paid
              + " + refunded "
              + refunded
              + " + fees "
              + fees);
    }
  }
}
