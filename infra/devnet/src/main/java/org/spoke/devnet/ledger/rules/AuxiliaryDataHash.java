package org.spoke.devnet.ledger.rules;

import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.AuxiliaryData;
import org.spoke.devnet.transaction.SignedTransaction;

/**
 * MissingTxMetadata, MissingTxBodyMetadataHash and ConflictingMetadataHash (Shelley UTXOW): the
 * body signs exactly the auxiliary data that came with it.
 */
public final class AuxiliaryDataHash implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    Optional<String> declared = transaction.body().auxiliaryDataHash();
    Optional<String> actual = transaction.auxiliaryData().map(AuxiliaryData::hash);
    if (declared.equals(actual)) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            name(declared, actual),
            "declared " + declared.orElse("none") + ", actual " + actual.orElse("none")));
  }

  private static String name(Optional<String> declared, Optional<String> actual) {
    if (actual.isEmpty()) {
      return "MissingTxMetadata";
    }
    return declared.isEmpty() ? "MissingTxBodyMetadataHash" : "ConflictingMetadataHash";
  }
}
