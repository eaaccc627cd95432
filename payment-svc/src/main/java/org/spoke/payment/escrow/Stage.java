package org.spoke.payment.escrow;

/**
 * How far a signed transaction has come.
 *
 * <pre>
 *   PENDING --confirmed--> CONFIRMED --final--> FINAL
 *      |  ^--rolled back------+
 *      +--abandoned--> ABANDONED
 * </pre>
 */
public enum Stage {
  /** Recorded; it may be on its way, or in a block with too few above it. */
  PENDING,
  /** It stands under as many blocks as this box asks for. */
  CONFIRMED,
  /** It stands so deep that no rollback reaches it. */
  FINAL,
  /** It can never land. */
  ABANDONED
}
