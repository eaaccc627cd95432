package org.spoke.payment.escrow.script;

import com.bloxbean.cardano.client.transaction.spec.Transaction;
import java.util.Set;
import java.util.function.Consumer;
import org.spoke.payment.chain.KeyHash;

/**
 * What a transaction must show to spend locked money.
 *
 * @param validFromSlot it may not land before this slot; 0 when it may at once
 * @param signers the keys that must sign
 * @param proof puts onto the unsigned transaction what the ledger wants to see of the script
 */
public record Unlocking(long validFromSlot, Set<KeyHash> signers, Consumer<Transaction> proof) {

  public Unlocking {
    signers = Set.copyOf(signers);
    if (signers.isEmpty()) {
      throw new IllegalArgumentException("Locked money is never spent without a signature");
    }
  }
}
