package org.spoke.devnet.ledger.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.HashedScript;
import org.spoke.devnet.transaction.KeyHash;
import org.spoke.devnet.transaction.ScriptHash;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.ValidityInterval;

/**
 * ScriptWitnessNotValidatingUTXOW (Shelley UTXOW, Allegra evalTimelock): every native script that
 * is needed holds, by the keys that signed and the validity interval.
 */
public final class NativeScripts implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    Set<KeyHash> signers = transaction.witnesses().signers();
    ValidityInterval interval = transaction.body().validityInterval();
    Set<ScriptHash> failing =
        provided(transaction, state)
            .filter(script -> !script.script().isSatisfiedBy(signers, interval))
            .map(HashedScript::hash)
            .filter(ScriptUse.needed(transaction, state)::contains)
            .collect(toUnmodifiableSet());
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "ScriptWitnessNotValidatingUTXOW",
                "%s does not hold with %d signers in slots %s"
                    .formatted(failing, signers.size(), interval)));
  }

  private static Stream<HashedScript> provided(SignedTransaction transaction, LedgerState state) {
    return Stream.concat(
        transaction.witnesses().scripts().stream(),
        ScriptUse.referenced(transaction, state).stream());
  }
}
