package org.spoke.payment.escrow;

/** What a transaction of an escrow is for. */
public enum Purpose {
  /** Puts the tenant's money under the script. */
  LOCK,
  /** Divides it, with both signatures. */
  SETTLEMENT,
  /** Gives all of it back after the deadline, with the tenant's signature. */
  REFUND
}
