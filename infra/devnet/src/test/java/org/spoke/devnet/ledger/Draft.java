package org.spoke.devnet.ledger;

import com.bloxbean.cardano.client.exception.CborSerializationException;
import com.bloxbean.cardano.client.transaction.TransactionSigner;
import com.bloxbean.cardano.client.transaction.spec.Transaction;
import com.bloxbean.cardano.client.transaction.spec.TransactionBody;
import com.bloxbean.cardano.client.transaction.spec.TransactionOutput;
import com.bloxbean.cardano.client.transaction.spec.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionDecoder;
import org.spoke.devnet.transaction.TransactionInput;

/** A transaction that cardano-client-lib builds and signs, and that a test may spoil before. */
public final class Draft {
  /** More than the least fee of every small transaction. */
  public static final BigInteger FEE = BigInteger.valueOf(200_000);

  private final Transaction transaction = new Transaction();

  public Draft() {
    transaction.setBody(
        TransactionBody.builder()
            .inputs(new ArrayList<>())
            .outputs(new ArrayList<>())
            .fee(FEE)
            .build());
  }

  public static TransactionOutput output(Address receiver, long lovelace) {
    return TransactionOutput.builder()
        .address(receiver.bech32())
        .value(Value.builder().coin(BigInteger.valueOf(lovelace)).build())
        .build();
  }

  public static com.bloxbean.cardano.client.transaction.spec.TransactionInput input(
      TransactionInput place) {
    return new com.bloxbean.cardano.client.transaction.spec.TransactionInput(
        place.transaction().hex(), place.index());
  }

  public Draft spend(TransactionInput place) {
    return with(body -> body.getInputs().add(input(place)));
  }

  public Draft pay(Address receiver, long lovelace) {
    return with(body -> body.getOutputs().add(output(receiver, lovelace)));
  }

  public Draft with(Consumer<TransactionBody> change) {
    change.accept(transaction.getBody());
    return this;
  }

  public Draft withWhole(Consumer<Transaction> change) {
    change.accept(transaction);
    return this;
  }

  public SignedTransaction signedBy(Key... keys) {
    return TransactionDecoder.decode(bytesSignedBy(keys));
  }

  public byte[] bytesSignedBy(Key... keys) {
    try {
      Transaction signed = transaction;
      for (Key key : List.of(keys)) {
        signed = TransactionSigner.INSTANCE.sign(signed, key.secret());
      }
      return signed.serialize();
    } catch (CborSerializationException e) {
      throw new IllegalStateException(e);
    }
  }
}
