package org.spoke.devnet.ledger.rules;

import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;

/**
 * ValidationTagMismatch (Alonzo UTXOS): a transaction may only be marked invalid when one of its
 * Plutus scripts fails, and none has any here.
 */
public final class ValidityMark implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    return transaction.markedValid()
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "ValidationTagMismatch", "marked invalid, but no Plutus script of it fails"));
  }
}
