package org.spoke.devnet.faucet;

import com.bloxbean.cardano.client.crypto.SecretKey;
import com.bloxbean.cardano.client.exception.CborSerializationException;
import com.bloxbean.cardano.client.transaction.TransactionSigner;
import com.bloxbean.cardano.client.transaction.spec.Transaction;
import com.bloxbean.cardano.client.transaction.spec.TransactionBody;
import com.bloxbean.cardano.client.transaction.spec.TransactionInput;
import com.bloxbean.cardano.client.transaction.spec.TransactionOutput;
import com.bloxbean.cardano.client.transaction.spec.Value;
import java.math.BigInteger;
import java.util.List;
import org.spoke.devnet.transaction.Address;

/** One input to a receiver, the rest but the fee back to its owner. */
record Payment(
    String sourceTransaction,
    int sourceIndex,
    BigInteger held,
    Address receiver,
    BigInteger lovelace,
    Address owner) {

  byte[] signed(BigInteger fee, SecretKey key) {
    TransactionBody body =
        TransactionBody.builder()
            .inputs(List.of(new TransactionInput(sourceTransaction, sourceIndex)))
            .outputs(
                List.of(
                    output(receiver, lovelace),
                    output(owner, held.subtract(lovelace).subtract(fee))))
            .fee(fee)
            .build();
    try {
      Transaction unsigned = Transaction.builder().body(body).build();
      return TransactionSigner.INSTANCE.sign(unsigned, key).serialize();
    } catch (CborSerializationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TransactionOutput output(Address address, BigInteger lovelace) {
    return TransactionOutput.builder()
        .address(address.bech32())
        .value(Value.builder().coin(lovelace).build())
        .build();
  }
}
