package org.spoke.devnet.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.spoke.devnet.chain.Node;
import org.spoke.devnet.faucet.Faucet;

/** Puts all routes together and serves them. */
public final class BlockfrostApi {
  private BlockfrostApi() {}

  /**
   * @param parameters the protocol parameters as Blockfrost shows them
   */
  public static HttpApi start(
      InetSocketAddress address, Node node, Faucet faucet, JsonNode parameters, InstantSource clock)
      throws IOException {
    Router router = new Router();
    new NetworkRoutes(node, clock).addTo(router);
    new BlockRoutes(node).addTo(router);
    new EpochRoutes(node, parameters).addTo(router);
    new AddressRoutes(node).addTo(router);
    new TransactionRoutes(node).addTo(router);
    new SubmitRoutes(node).addTo(router);
    new DevnetRoutes(node, faucet).addTo(router);
    return HttpApi.start(address, router);
  }
}
