package org.spoke.devnet.ledger.rules;

import static java.math.BigInteger.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.bloxbean.cardano.client.transaction.spec.Asset;
import com.bloxbean.cardano.client.transaction.spec.MultiAsset;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;

class ValueConservedTest {
  private final LedgerScene scene = new LedgerScene();
  private final ValueConserved rule = new ValueConserved();

  @Test
  void whatComesInGoesOut() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void oneLovelaceFromNowhereIsRefused() {
    SignedTransaction forged =
        scene.payment().with(body -> body.setFee(Draft.FEE.add(ONE))).signedBy(scene.tenant);

    assertThat(rule.check(forged, scene.state()))
        .contains(
            new Rejection(
                "ValueNotConservedUTxO",
                "consumed 100000000 lovelace; produced 100000001 lovelace"));
  }

  @Test
  void mintedTokensMustLieSomewhere() {
    SignedTransaction lost =
        scene.payment().with(body -> body.setMint(List.of(token(5)))).signedBy(scene.tenant);

    assertThat(rule.check(lost, scene.state()).orElseThrow().detail())
        .startsWith("consumed 100000000 lovelace, 5 of ");
  }

  @Test
  void mintedTokensInAnOutputBalance() {
    SignedTransaction minted =
        scene
            .payment()
            .with(body -> body.setMint(List.of(token(5))))
            .with(body -> body.getOutputs().get(0).getValue().setMultiAssets(List.of(token(5))))
            .signedBy(scene.tenant);

    assertThat(rule.check(minted, scene.state())).isEmpty();
  }

  @Test
  void burnedTokensMustHaveBeenThere() {
    SignedTransaction burned =
        scene.payment().with(body -> body.setMint(List.of(token(-5)))).signedBy(scene.tenant);

    assertThat(rule.check(burned, scene.state())).isPresent();
  }

  private static MultiAsset token(long quantity) {
    return new MultiAsset("aa".repeat(28), List.of(new Asset("NTX", BigInteger.valueOf(quantity))));
  }
}
