package org.spoke.devnet.ledger.rules;

import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;

/** MaxTxSizeUTxO (Shelley UTXO): the transaction is not larger than the parameter maxTxSize. */
public final class TransactionSize implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    int max = state.parameters().maxTransactionSizeBytes();
    return transaction.sizeBytes() <= max
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "MaxTxSizeUTxO",
                "size " + transaction.sizeBytes() + " bytes, at most " + max + " allowed"));
  }
}
