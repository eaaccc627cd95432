package org.spoke.payment.escrow;

/** How far the money of a contract has come. */
public enum EscrowStatus {
  /** Asked for; nothing stands on the chain yet. */
  OPENED,
  /** The lock stands on the chain with enough confirmations. */
  FUNDED,
  /** It is decided how the money is divided; the transaction that divides it is on its way. */
  SETTLING,
  /** Everything is accounted for: locked = paid + refunded + fees. */
  SETTLED,
  /** Nothing was ever locked, and nothing ever will be. */
  CLOSED_UNFUNDED,
  /** This box can do nothing more for its money; reason and detail say what a person can. */
  STUCK
}
