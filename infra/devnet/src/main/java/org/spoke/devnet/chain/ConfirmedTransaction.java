package org.spoke.devnet.chain;

import java.util.Comparator;
import java.util.Map;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/**
 * A transaction in its block.
 *
 * @param index its place in the block, from 0
 * @param spent what lay at its inputs
 */
public record ConfirmedTransaction(
    SignedTransaction transaction,
    Block block,
    int index,
    Map<TransactionInput, TransactionOutput> spent) {
  /** From the oldest to the newest. */
  public static final Comparator<ConfirmedTransaction> BY_AGE =
      Comparator.<ConfirmedTransaction>comparingLong(confirmed -> confirmed.block().height())
          .thenComparingInt(ConfirmedTransaction::index);
}
