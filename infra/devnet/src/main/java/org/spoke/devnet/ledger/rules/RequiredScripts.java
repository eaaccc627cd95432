package org.spoke.devnet.ledger.rules;

import static java.util.stream.Collectors.toCollection;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.HashedScript;
import org.spoke.devnet.transaction.ScriptHash;
import org.spoke.devnet.transaction.SignedTransaction;

/**
 * MissingScriptWitnessesUTXOW and ExtraneousScriptWitnessesUTXOW (Babbage UTXOW): every script that
 * is needed is attached or referenced, and none is attached that is not needed or is referenced
 * already.
 */
public final class RequiredScripts implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    Set<ScriptHash> needed = ScriptUse.needed(transaction, state);
    Set<ScriptHash> referenced = hashes(ScriptUse.referenced(transaction, state));
    Set<ScriptHash> attached = hashes(transaction.witnesses().scripts());

    Set<ScriptHash> toAttach = without(needed, referenced);
    Set<ScriptHash> missing = without(toAttach, attached);
    if (!missing.isEmpty()) {
      return Optional.of(new Rejection("MissingScriptWitnessesUTXOW", "no script for " + missing));
    }
    Set<ScriptHash> extraneous = without(attached, toAttach);
    return extraneous.isEmpty()
        ? Optional.empty()
        : Optional.of(new Rejection("ExtraneousScriptWitnessesUTXOW", "not needed: " + extraneous));
  }

  private static Set<ScriptHash> hashes(Iterable<HashedScript> scripts) {
    Set<ScriptHash> hashes = new LinkedHashSet<>();
    scripts.forEach(script -> hashes.add(script.hash()));
    return hashes;
  }

  private static Set<ScriptHash> without(Set<ScriptHash> all, Set<ScriptHash> others) {
    return all.stream()
        .filter(hash -> !others.contains(hash))
        .collect(toCollection(LinkedHashSet::new));
  }
}
