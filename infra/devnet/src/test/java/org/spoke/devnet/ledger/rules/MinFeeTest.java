package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.HashedScript;
import org.spoke.devnet.transaction.NativeScript;
import org.spoke.devnet.transaction.ScriptHash;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.Value;

class MinFeeTest {
  private static final NativeScript ANYBODY = new NativeScript.RequireAllOf(List.of());

  private final LedgerScene scene = new LedgerScene();
  private final MinFee rule = new MinFee();

  @Test
  void theLeastFeeIsEnough() {
    assertThat(rule.check(paying(least(paying(200_000))), scene.state())).isEmpty();
  }

  @Test
  void oneLovelaceLessIsRefused() {
    long least = least(paying(200_000));
    SignedTransaction cheap = paying(least - 1);

    assertThat(rule.check(cheap, scene.state()))
        .contains(
            new Rejection(
                "FeeTooSmallUTxO",
                "fee %d lovelace, at least %d for %d bytes"
                    .formatted(least - 1, least, cheap.sizeBytes())));
  }

  @Test
  void aReferenceScriptCostsFifteenLovelaceAByte() {
    HashedScript script = new HashedScript(new ScriptHash("00".repeat(28)), ANYBODY, 1_000);
    TransactionInput holder = scene.given(scene.tenant.address(), Value.ZERO, Optional.of(script));
    SignedTransaction cheap =
        scene
            .payment()
            .with(body -> body.setReferenceInputs(List.of(Draft.input(holder))))
            .with(body -> body.setFee(BigInteger.valueOf(170_000)))
            .signedBy(scene.tenant);

    assertThat(rule.check(cheap, scene.state()).orElseThrow().detail())
        .contains("at least " + (least(cheap) + 15_000));
  }

  @Test
  void aFurtherStrideOfReferenceScriptsCostsAFifthMore() {
    assertThat(ReferenceScriptFee.of(25_600, BigInteger.valueOf(15))).isEqualTo(384_000);
    assertThat(ReferenceScriptFee.of(25_601, BigInteger.valueOf(15))).isEqualTo(384_018);
    assertThat(ReferenceScriptFee.of(51_201, BigInteger.valueOf(15))).isEqualTo(844_821);
  }

  private SignedTransaction paying(long fee) {
    return scene
        .payment()
        .with(body -> body.setFee(BigInteger.valueOf(fee)))
        .signedBy(scene.tenant);
  }

  private static long least(SignedTransaction transaction) {
    return 155_381 + 44L * transaction.sizeBytes();
  }
}
