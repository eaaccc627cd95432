package org.spoke.devnet.ledger.rules;

import java.util.Optional;
import org.spoke.devnet.ledger.LedgerState;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.ledger.Rule;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.ValidityInterval;

/** OutsideValidityIntervalUTxO (Allegra UTXO): the slot of the block lies in the interval. */
public final class ValiditySlots implements Rule {
  @Override
  public Optional<Rejection> check(SignedTransaction transaction, LedgerState state) {
    ValidityInterval interval = transaction.body().validityInterval();
    return interval.contains(state.slot())
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "OutsideValidityIntervalUTxO",
                "valid in slots " + interval + ", current slot " + state.slot()));
  }
}
