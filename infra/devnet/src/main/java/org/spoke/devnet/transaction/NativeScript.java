package org.spoke.devnet.transaction;

import java.util.List;
import java.util.Set;

/**
 * A native script, with the constructors of the ledger's Timelock (Allegra formal specification,
 * evalTimelock). Time locks look at the transaction's validity interval, never at the current slot:
 * the interval is checked against the slot by its own rule.
 */
public sealed interface NativeScript {
  record RequireSignature(KeyHash key) implements NativeScript {}

  record RequireAllOf(List<NativeScript> scripts) implements NativeScript {}

  record RequireAnyOf(List<NativeScript> scripts) implements NativeScript {}

  record RequireMOf(long required, List<NativeScript> scripts) implements NativeScript {}

  /** invalid_before: holds when the transaction cannot be valid before this slot. */
  record RequireTimeStart(long slot) implements NativeScript {}

  /** invalid_hereafter: holds when the transaction cannot be valid from this slot on. */
  record RequireTimeExpire(long slot) implements NativeScript {}

  default boolean isSatisfiedBy(Set<KeyHash> signers, ValidityInterval interval) {
    return switch (this) {
      case RequireSignature(KeyHash key) -> signers.contains(key);
      case RequireAllOf(List<NativeScript> scripts) ->
          scripts.stream().allMatch(script -> script.isSatisfiedBy(signers, interval));
      case RequireAnyOf(List<NativeScript> scripts) ->
          scripts.stream().anyMatch(script -> script.isSatisfiedBy(signers, interval));
      case RequireMOf(long required, List<NativeScript> scripts) ->
          scripts.stream().filter(script -> script.isSatisfiedBy(signers, interval)).count()
              >= required;
      case RequireTimeStart(long slot) -> interval.startsAtOrAfter(slot);
      case RequireTimeExpire(long slot) -> interval.endsAtOrBefore(slot);
    };
  }
}
