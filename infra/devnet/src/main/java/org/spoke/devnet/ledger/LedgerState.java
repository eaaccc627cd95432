package org.spoke.devnet.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/**
 * What the rules look at besides the transaction.
 *
 * @param slot the slot of the block that the transaction would enter
 */
public record LedgerState(Utxo utxo, long slot, ProtocolParameters parameters) {
  /** The outputs behind those inputs that exist. */
  public List<TransactionOutput> resolve(Collection<TransactionInput> inputs) {
    return inputs.stream().map(utxo::find).flatMap(Optional::stream).toList();
  }
}
