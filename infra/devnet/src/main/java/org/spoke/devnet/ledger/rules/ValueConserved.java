package org.spoke.devnet.ledger.rules;

import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionBody;
import org.spoke.devnet.transaction.TransactionOutput;
import org.spoke.devnet.transaction.Value;

/**
 * ValueNotConservedUTxO (Mary UTXO): what the inputs hold and what is minted (burning is negative)
 * is exactly what the outputs hold and the fee takes.
 */
public final class ValueConserved implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    TransactionBody body = transaction.body();
    Value consumed = sum(state.resolve(body.inputs())).plus(body.mint());
    Value produced = sum(body.outputs()).plus(Value.lovelace(body.fee()));
    return consumed.equals(produced)
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "ValueNotConservedUTxO", "consumed " + consumed + "; produced " + produced));
  }

  private static Value sum(Iterable<TransactionOutput> outputs) {
    Value total = Value.ZERO;
    for (TransactionOutput output : outputs) {
      total = total.plus(output.value());
    }
    return total;
  }
}
