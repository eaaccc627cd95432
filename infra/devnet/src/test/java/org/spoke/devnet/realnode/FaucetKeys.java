package org.spoke.devnet.realnode;

import com.bloxbean.cardano.client.crypto.Blake2bUtil;
import com.bloxbean.cardano.client.crypto.SecretKey;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.spoke.devnet.ledger.Key;

/** The keys of the first money of both networks. */
final class FaucetKeys {
  private FaucetKeys() {}

  static Key ofDevnet() {
    return Key.ofSeed(
        Blake2bUtil.blake2bHash256("spoke devnet faucet".getBytes(StandardCharsets.UTF_8)));
  }

  static Key ofRealNode(Path genesis) throws IOException {
    String cborHex =
        new ObjectMapper()
            .readTree(genesis.resolve("keys/faucet.skey").toFile())
            .get("cborHex")
            .asText();
    return Key.ofSeed(new SecretKey(cborHex).getBytes());
  }
}
