package org.spoke.payment.escrow;

/** Why this box can do nothing more for an escrow's money. */
public enum StuckReason {
  /** A transaction that this box did not sign has spent the locked money. */
  SPENT_ELSEWHERE,
  /** The lock was rolled back for good, and the wallet has not enough for another. */
  LOCK_LOST
}
