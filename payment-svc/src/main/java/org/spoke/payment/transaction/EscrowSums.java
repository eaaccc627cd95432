package org.spoke.payment.transaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.spoke.payment.chain.Lovelace;

/**
 * Where every lovelace of an escrow went: locked = paid + refunded + fees, or this record does not
 * exist.
 */
public record EscrowSums(
    @JsonProperty("lockedLovelace") Lovelace locked,
    @JsonProperty("paidLovelace") Lovelace paid,
    @JsonProperty("refundedLovelace") Lovelace refunded,
    @JsonProperty("feesLovelace") Lovelace fees) {

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
