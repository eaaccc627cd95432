package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;

class MinUtxoTest {
  /** [29 bytes of address, lovelace in 4 bytes], with their heads. */
  private static final int OUTPUT_BYTES = 37;

  private static final long LEAST = 4_310L * (160 + OUTPUT_BYTES);

  private final LedgerScene scene = new LedgerScene();
  private final MinUtxo rule = new MinUtxo();

  @Test
  void anOutputThatPaysForItsRoomIsTaken() {
    assertThat(rule.check(paying(LEAST), scene.state())).isEmpty();
  }

  @Test
  void oneLovelaceLessIsRefused() {
    assertThat(rule.check(paying(LEAST - 1), scene.state()))
        .contains(
            new Rejection(
                "BabbageOutputTooSmallUTxO",
                "%d lovelace at %s, at least %d for %d bytes"
                    .formatted(LEAST - 1, scene.provider.address(), LEAST, OUTPUT_BYTES)));
  }

  private SignedTransaction paying(long lovelace) {
    return scene.payment().pay(scene.provider.address(), lovelace).signedBy(scene.tenant);
  }
}
