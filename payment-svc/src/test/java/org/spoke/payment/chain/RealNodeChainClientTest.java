package org.spoke.payment.chain;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on a real node: what it takes is a transaction by Cardano's own rules. */
@EnabledIfEnvironmentVariable(
    named = "SPOKE_CARDANO_NODE",
    matches = ".+",
    disabledReason = "SPOKE_CARDANO_NODE names no real Cardano node to ask")
class RealNodeChainClientTest extends ChainClientContract {

  @Override
  TestChain start(Path folder) {
    return new RealNodeChain(
        Path.of(System.getenv("SPOKE_CARDANO_NODE")),
        Path.of(System.getenv("SPOKE_CARDANO_GENESIS")),
        folder);
  }
}
