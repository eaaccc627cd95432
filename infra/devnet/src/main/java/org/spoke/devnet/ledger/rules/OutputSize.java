package org.spoke.devnet.ledger.rules;

import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;

/** OutputTooBigUTxO (Alonzo UTXO): a value of too many tokens could never be spent again. */
public final class OutputSize implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    int max = state.parameters().maxValueSizeBytes();
    return BodyOutputs.of(transaction)
        .filter(output -> output.valueSizeBytes() > max)
        .findFirst()
        .map(
            output ->
                new Rejection(
                    "OutputTooBigUTxO",
                    "value of %d bytes at %s, at most %d allowed"
                        .formatted(output.valueSizeBytes(), output.address(), max)));
  }
}
