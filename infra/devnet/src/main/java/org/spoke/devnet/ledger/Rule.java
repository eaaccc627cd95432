package org.spoke.devnet.ledger;

import java.util.Optional;
import org.spoke.devnet.transaction.SignedTransaction;

/** One condition that a transaction must meet; a pure function. */
public interface Rule {
  /** Why the transaction breaks this rule, or empty when it keeps it. */
  Optional<Rejection> check(SignedTransaction transaction, LedgerState state);
}
