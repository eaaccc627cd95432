package org.spoke.devnet.faucet;

import com.bloxbean.cardano.client.crypto.SecretKey;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import org.spoke.devnet.chain.Node;
import org.spoke.devnet.chain.TransactionRefused;
import org.spoke.devnet.ledger.ProtocolParameters;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/** Pays from the genesis money by ordinary signed transactions, so a gift obeys every rule. */
public final class Faucet {
  /** Most that one request pays: a million ADA, so that the supply outlives any test. */
  public static final BigInteger MAX_PAYMENT_LOVELACE = BigInteger.valueOf(1_000_000_000_000L);

  /** Fee of a first draft that only measures the size; it takes as many bytes as the real one. */
  private static final BigInteger DRAFT_FEE = BigInteger.valueOf(1_000_000);

  private final Node node;
  private final ProtocolParameters parameters;
  private final SecretKey key = FaucetKey.secret();

  public Faucet(Node node, ProtocolParameters parameters) {
    this.node = node;
    this.parameters = parameters;
  }

  /** Where the genesis money lies. */
  public static Address address() {
    return FaucetKey.address();
  }

  /**
   * Sends lovelace to the address. The change of one payment feeds the next, also unconfirmed.
   *
   * @throws IllegalArgumentException when the amount is not 1 to {@link #MAX_PAYMENT_LOVELACE}
   */
  public synchronized TransactionId pay(Address receiver, BigInteger lovelace)
      throws TransactionRefused {
    if (lovelace.signum() <= 0 || lovelace.compareTo(MAX_PAYMENT_LOVELACE) > 0) {
      throw new IllegalArgumentException("lovelace must be 1 to " + MAX_PAYMENT_LOVELACE);
    }
    Payment payment = payment(receiver, lovelace);
    BigInteger fee = fee(payment.signed(DRAFT_FEE, key).length);
    return node.submit(payment.signed(fee, key));
  }

  private Payment payment(Address receiver, BigInteger lovelace) {
    Map.Entry<TransactionInput, TransactionOutput> source =
        node.pendingAt(address()).entrySet().stream()
            .max(Comparator.comparing(entry -> entry.getValue().value().lovelace()))
            .orElseThrow();
    return new Payment(
        source.getKey().transaction().hex(),
        source.getKey().index(),
        source.getValue().value().lovelace(),
        receiver,
        lovelace,
        address());
  }

  private BigInteger fee(int sizeBytes) {
    return parameters
        .minFeePerByte()
        .multiply(BigInteger.valueOf(sizeBytes))
        .add(parameters.minFeeConstant());
  }
}
