package org.spoke.devnet.ledger.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionBody;
import org.spoke.devnet.transaction.TransactionInput;

/**
 * BadInputsUTxO (Shelley UTXO): inputs, collateral and reference inputs exist and are unspent. When
 * every input is gone, it says so as a real node's mempool does.
 */
public final class InputsExist implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    TransactionBody body = transaction.body();
    List<TransactionInput> missing =
        Stream.of(body.inputs(), body.collateral(), body.referenceInputs())
            .flatMap(Collection::stream)
            .filter(input -> state.utxo().find(input).isEmpty())
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String hint =
        missing.containsAll(body.inputs())
            ? "; all inputs are spent, the transaction has probably already been included"
            : "";
    return Optional.of(new Rejection("BadInputsUTxO", "unknown or spent inputs " + missing + hint));
  }
}
