package org.spoke.payment.transaction;

import co.nstant.in.cbor.CborException;
import com.bloxbean.cardano.client.common.cbor.CborSerializationUtil;
import com.bloxbean.cardano.client.exception.AddressExcepion;
import com.bloxbean.cardano.client.exception.CborSerializationException;
import com.bloxbean.cardano.client.transaction.spec.TransactionOutput;
import com.bloxbean.cardano.client.transaction.spec.Value;
import java.math.BigInteger;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.ProtocolParameters;

/** The least that an output must hold (CIP-55): the ledger charges for the room that it takes. */
public final class MinimumOutput {

  private static final int ENTRY_BYTES =
      160; // what the ledger adds for the entry that points to the output

  private MinimumOutput() {}

  /** For an output that holds only lovelace. */
  public static Lovelace at(Address address, ProtocolParameters parameters) {
    long atLeastOneAda =
        Lovelace.ada(1).amount(); // any amount that takes five bytes gives the same size
    int bytes = ENTRY_BYTES + size(new Payment(address, Lovelace.of(atLeastOneAda)));
    return Lovelace.of(Math.multiplyExact(parameters.lovelacePerOutputByte(), bytes));
  }

  private static int size(Payment payment) {
    try {
      return CborSerializationUtil.serialize(output(payment).serialize()).length;
    } catch (CborException | CborSerializationException | AddressExcepion never) {
      throw new IllegalStateException("A checked address has bytes", never);
    }
  }

  static TransactionOutput output(Payment payment) {
    Value coins = Value.fromCoin(BigInteger.valueOf(payment.amount().amount()));
    return new TransactionOutput(payment.to().bech32(), coins);
  }
}
