package org.spoke.devnet.ledger.rules;

import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;

/** InputSetEmptyUTxO (Shelley UTXO): without an input, the same transaction could come twice. */
public final class InputSetNotEmpty implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    return transaction.body().inputs().isEmpty()
        ? Optional.of(new Rejection("InputSetEmptyUTxO", "the transaction spends nothing"))
        : Optional.empty();
  }
}
