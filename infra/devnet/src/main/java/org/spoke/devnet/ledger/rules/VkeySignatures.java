package org.spoke.devnet.ledger.rules;

import java.util.List;
import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.VkeyWitness;

/** InvalidWitnessesUTXOW (Shelley UTXOW): every signature is one of this transaction's body. */
public final class VkeySignatures implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    List<String> wrong =
        transaction.witnesses().signatures().stream()
            .filter(witness -> !witness.signs(transaction.id()))
            .map(VkeyWitness::publicKeyHex)
            .toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rejection("InvalidWitnessesUTXOW", "wrong signature of the keys " + wrong));
  }
}
