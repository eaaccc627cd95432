package org.spoke.payment.transaction;

import com.bloxbean.cardano.client.transaction.spec.Transaction;
import com.bloxbean.cardano.client.transaction.spec.VkeyWitness;
import com.bloxbean.cardano.client.transaction.util.TransactionUtil;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spoke.payment.chain.KeyHash;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.TxId;

/**
 * A transaction whose sums are right and that waits for its signatures.
 *
 * @param left what the last output holds
 */
record Balanced(Draft draft, Transaction unsigned, Lovelace fee, Lovelace left) {

  /** Signs with exactly the keys that must sign; their order does not change the bytes. */
  SignedTransaction signed(List<PaymentKey> keys) {
    Set<KeyHash> present = keys.stream().map(PaymentKey::hash).collect(Collectors.toSet());
    if (!present.equals(draft.unlocking().signers())) {
      throw new IllegalArgumentException(
          "Must sign: " + draft.unlocking().signers() + "; would sign: " + present);
    }
    var id = new TxId(TransactionUtil.getTxHash(Draft.serialized(unsigned)));
    List<VkeyWitness> witnesses =
        keys.stream()
            .sorted(Comparator.comparing(PaymentKey::hash))
            .map(key -> new VkeyWitness(key.publicKey(), key.sign(id)))
            .toList();
    unsigned.getWitnessSet().setVkeyWitnesses(witnesses);
    String cbor = HexFormat.of().formatHex(Draft.serialized(unsigned));
    return new SignedTransaction(id, cbor, draft.inputs(), fee, draft.invalidFromSlot());
  }
}
