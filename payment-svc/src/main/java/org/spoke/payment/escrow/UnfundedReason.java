package org.spoke.payment.escrow;

/** Why an escrow closed before anything was locked. */
public enum UnfundedReason {
  /** The tenant's wallet did not hold price, reserve and fee. */
  INSUFFICIENT_FUNDS,
  /** The lock was not on the chain when the time for it was over. */
  FUNDING_TIMEOUT,
  /** The job ended before the money was locked. */
  CANCELLED,
  /** A wallet of the contract is not on this box, so that its money could never be divided. */
  WALLET_UNKNOWN
}
