package org.spoke.payment.chain;

/**
 * A transaction that is in a block.
 *
 * @param confirmations blocks from the one that holds it to the tip, both counted; a rollback can
 *     take them back
 */
public record LandedTransaction(TxId id, long slot, long height, long confirmations) {

  public LandedTransaction {
    if (confirmations < 1) {
      throw new IllegalArgumentException(
          "A landed transaction has one confirmation or more: " + confirmations);
    }
  }
}
