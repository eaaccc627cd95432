package org.spoke.payment.chain;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.spoke.devnet.realnode.RealNode;
import org.spoke.payment.chain.blockfrost.BlockfrostChainClient;
import org.spoke.payment.chain.blockfrost.BlockfrostSettings;

/** A real Cardano node with a chain of its own, one block a second. */
final class RealNodeChain implements TestChain {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RealNode node;
  private final BlockfrostChainClient client;

  RealNodeChain(Path program, Path genesis, Path folder) {
    try {
      node = RealNode.start(program, genesis, folder);
    } catch (Exception failure) {
      throw new IllegalStateException("The node did not start", failure);
    }
    client = new BlockfrostChainClient(BlockfrostSettings.of(URI.create(node.url())));
  }

  @Override
  public ChainClient client() {
    return client;
  }

  @Override
  public void fund(Address address, Lovelace amount) {
    try {
      node.fund(address.bech32(), amount.amount());
    } catch (Exception failure) {
      throw new IllegalStateException("The node gave no money", failure);
    }
  }

  @Override
  public void passBlocks(int count) {
    long height = client.tip().height() + count;
    await().atMost(PATIENCE).until(() -> client.tip().height() >= height);
  }

  @Override
  public void close() {
    client.close();
    try {
      node.close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
