package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.Address;
import org.spoke.devnet.transaction.SignedTransaction;

class NetworkIdTest {
  private final LedgerScene scene = new LedgerScene();
  private final NetworkId rule = new NetworkId();

  private static final String MAINNET_ADDRESS =
      "addr1v9u5vlrf4xkxv2qpwngf6cjhtw542ayty80v8dyr49rf5eg0kvk0f";

  @Test
  void theOwnNetworkMayBeNamed() {
    SignedTransaction named =
        scene
            .payment()
            .with(body -> body.setNetworkId(com.bloxbean.cardano.client.spec.NetworkId.TESTNET))
            .signedBy(scene.tenant);

    assertThat(rule.check(named, scene.state())).isEmpty();
  }

  @Test
  void anotherNetworkInTheBodyIsRefused() {
    SignedTransaction named =
        scene
            .payment()
            .with(body -> body.setNetworkId(com.bloxbean.cardano.client.spec.NetworkId.MAINNET))
            .signedBy(scene.tenant);

    assertThat(rule.check(named, scene.state()))
        .contains(new Rejection("WrongNetworkInTxBody", "network id 1, expected 0"));
  }

  @Test
  void anAddressOfMainnetIsRefused() {
    SignedTransaction foreign =
        scene.payment().pay(Address.parse(MAINNET_ADDRESS), 2_000_000).signedBy(scene.tenant);

    assertThat(rule.check(foreign, scene.state()))
        .contains(
            new Rejection(
                "WrongNetwork", "expected network id 0 in the address " + MAINNET_ADDRESS));
  }
}
