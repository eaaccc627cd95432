package org.spoke.devnet.ledger;

import java.util.Optional;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/** The unspent outputs, as somebody sees them. */
@FunctionalInterface
public interface Utxo {
  Optional<TransactionOutput> find(TransactionInput input);
}
