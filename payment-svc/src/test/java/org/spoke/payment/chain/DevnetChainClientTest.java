package org.spoke.payment.chain;

import java.nio.file.Path;

/** The contract on the devnet. */
class DevnetChainClientTest extends ChainClientContract {

  @Override
  TestChain start(Path folder) {
    return new DevnetChain(folder);
  }
}
