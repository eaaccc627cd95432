package org.spoke.devnet.ledger.rules;

import static java.math.BigInteger.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.bloxbean.cardano.client.transaction.spec.Asset;
import com.bloxbean.cardano.client.transaction.spec.MultiAsset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.transaction.SignedTransaction;

class OutputSizeTest {
  private final LedgerScene scene = new LedgerScene();
  private final OutputSize rule = new OutputSize();

  @Test
  void aFewTokensFitAnOutput() {
    assertThat(rule.check(holding(10), scene.state())).isEmpty();
  }

  @Test
  void anOutputOfTooManyTokensIsRefused() {
    assertThat(rule.check(holding(200), scene.state()).orElseThrow())
        .satisfies(
            rejection -> {
              assertThat(rejection.rule()).isEqualTo("OutputTooBigUTxO");
              assertThat(rejection.detail()).endsWith("at most 5000 allowed");
            });
  }

  private SignedTransaction holding(int tokens) {
    List<Asset> assets =
        IntStream.range(0, tokens)
            .mapToObj(number -> new Asset("a token with a long name %07d".formatted(number), ONE))
            .toList();
    MultiAsset all = new MultiAsset("aa".repeat(28), assets);
    return scene
        .payment()
        .with(body -> body.getOutputs().get(0).getValue().setMultiAssets(List.of(all)))
        .signedBy(scene.tenant);
  }
}
