package org.spoke.devnet;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.spoke.devnet.chain.BlockClock;
import org.spoke.devnet.chain.Node;
import org.spoke.devnet.chain.SlotClock;
import org.spoke.devnet.faucet.Faucet;
import org.spoke.devnet.http.BlockfrostApi;
import org.spoke.devnet.http.HttpApi;
import org.spoke.devnet.ledger.ProtocolParameters;

/** A running devnet: node, block clock and API. Close it to stop it; its chain stays on disk. */
public final class Devnet implements AutoCloseable {
  private final DevnetSettings settings;
  private final Node node;
  private final BlockClock blocks;
  private final HttpApi api;

  private Devnet(DevnetSettings settings, Node node, BlockClock blocks, HttpApi api) {
    this.settings = settings;
    this.node = node;
    this.blocks = blocks;
    this.api = api;
  }

  /**
   * Goes on with the chain in the folder, or begins one.
   *
   * @throws IOException when the folder is in use, damaged or not writable, or the port is taken
   */
  public static Devnet start(DevnetSettings settings) throws IOException {
    Parameters parameters = Parameters.load();
    ProtocolParameters limits = parameters.forTheLedger();
    Node node = Node.open(settings.folder(), Faucet.address(), limits, settings.clock());
    try {
      HttpApi api =
          BlockfrostApi.start(
              new InetSocketAddress(settings.address(), settings.port()),
              node,
              new Faucet(node, limits),
              parameters.shown(),
              settings.clock());
      return new Devnet(settings, node, BlockClock.start(node, settings.blockInterval()), api);
    } catch (IOException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  /** The base of the Blockfrost API, with a slash at its end as clients want it. */
  public String url() {
    return root() + "/api/v0/";
  }

  /** Where /devnet/faucet and the like are. */
  public String root() {
    String host = settings.address().getHostAddress();
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, api.port());
  }

  public SlotClock clock() {
    return node.clock();
  }

  /** Forges blocks at once, without waiting for the clock. */
  public void forge(int count) {
    node.forge(count, 0);
  }

  @Override
  public void close() throws IOException {
    api.close();
    blocks.close();
    node.close();
  }
}
