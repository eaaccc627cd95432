package org.spoke.devnet.ledger.rules;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.transaction.AssetId;
import org.spoke.devnet.transaction.HashedScript;
import org.spoke.devnet.transaction.ScriptHash;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/** Which scripts a transaction needs, and which it points at (scriptsNeeded, refScripts). */
final class ScriptUse {
  private ScriptUse() {}

  /** The scripts that lock an input or mint a token. */
  static Set<ScriptHash> needed(SignedTransaction transaction, LedgerState state) {
    Stream<ScriptHash> spent =
        state.resolve(transaction.body().inputs()).stream()
            .map(output -> output.address().payment())
            .filter(ScriptHash.class::isInstance)
            .map(ScriptHash.class::cast);
    Stream<ScriptHash> minted =
        transaction.body().mint().assets().keySet().stream().map(AssetId::policy);
    return Stream.concat(spent, minted).collect(toCollection(LinkedHashSet::new));
  }

  /** The scripts that lie at inputs and reference inputs. */
  static List<HashedScript> referenced(SignedTransaction transaction, LedgerState state) {
    List<TransactionInput> inputs =
        Stream.of(transaction.body().inputs(), transaction.body().referenceInputs())
            .flatMap(Collection::stream)
            .toList();
    return state.resolve(inputs).stream()
        .map(TransactionOutput::referenceScript)
        .flatMap(Optional::stream)
        .toList();
  }
}
