package org.spoke.devnet.ledger.rules;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.Credential;
import org.spoke.devnet.transaction.KeyHash;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionBody;

/**
 * MissingVKeyWitnessesUTXOW (Shelley UTXOW, witsVKeyNeeded): the owner of every input and
 * collateral and every required signer has signed.
 */
public final class VkeyWitnesses implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    Set<KeyHash> missing = needed(transaction.body(), state);
    missing.removeAll(transaction.witnesses().signers());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "MissingVKeyWitnessesUTXOW", "no signature of the keys with hashes " + missing));
  }

  private static Set<KeyHash> needed(TransactionBody body, LedgerState state) {
    Set<KeyHash> needed = new LinkedHashSet<>(body.requiredSigners());
    Stream.of(body.inputs(), body.collateral())
        .flatMap(inputs -> state.resolve(inputs).stream())
        .map(output -> output.address().payment())
        .forEach(owner -> addKey(needed, owner));
    return needed;
  }

  private static void addKey(Set<KeyHash> needed, Credential owner) {
    if (owner instanceof KeyHash key) {
      needed.add(key);
    }
  }
}
