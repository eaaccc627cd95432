package org.spoke.devnet.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.Key;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.TransactionOutput;

/** A node in a folder, whose genesis money belongs to the treasury and whose time stands still. */
final class NodeScene implements AutoCloseable {
  final Key treasury = new Key(1);
  final Key tenant = new Key(2);

  private final Path folder;
  private Instant now = Instant.ofEpochSecond(1_800_000_000);
  private Node node;

  NodeScene(Path folder) {
    this.folder = folder;
    open();
  }

  Node node() {
    return node;
  }

  void reopen() {
    close();
    open();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** A payment by the treasury out of its largest output. */
  Draft payment(Address receiver, long lovelace) {
    Map.Entry<TransactionInput, TransactionOutput> largest = largest();
    BigInteger held = largest.getValue().value().lovelace();
    return new Draft()
        .spend(largest.getKey())
        .pay(receiver, lovelace)
        .pay(treasury.address(), held.subtract(Draft.FEE).longValueExact() - lovelace);
  }

  byte[] signedPayment(long lovelace) {
    return payment(tenant.address(), lovelace).bytesSignedBy(treasury);
  }

  boolean isConfirmed(TransactionId id) {
    return node.ask(view -> view.transaction(id).isPresent());
  }

  Block tip() {
    return node.ask(ChainView::tip);
  }

  List<SignedTransaction> waiting() {
    return node.ask(ChainView::waiting);
  }

  BigInteger held(Address address) {
    return node.ask(view -> view.unspentAt(address)).stream()
        .map(unspent -> unspent.output().value().lovelace())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Override
  public void close() {
    try {
      node.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open() {
    try {
      node = Node.open(folder, treasury.address(), LedgerScene.PARAMETERS, () -> now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map.Entry<TransactionInput, TransactionOutput> largest() {
    return node.pendingAt(treasury.address()).entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.comparing(NodeScene::lovelace)))
        .orElseThrow();
  }

  private static BigInteger lovelace(TransactionOutput output) {
    return output.value().lovelace();
  }
}
