package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.bloxbean.cardano.client.transaction.spec.Asset;
import com.bloxbean.cardano.client.transaction.spec.MultiAsset;
import com.bloxbean.cardano.client.transaction.spec.script.NativeScript;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.Value;

class RequiredScriptsTest {
  private final LedgerScene scene = new LedgerScene();
  private final NativeScript script = scene.provider.script();
  private final RequiredScripts rule = new RequiredScripts();

  @Test
  void aPaymentBetweenKeysNeedsNoScript() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void theScriptOfALockedInputMustBeThere() {
    SignedTransaction bare = scene.payment().spend(locked()).signedBy(scene.tenant);

    assertThat(rule.check(bare, scene.state()).map(Rejection::rule))
        .contains("MissingScriptWitnessesUTXOW");
  }

  @Test
  void theScriptOfALockedInputMayBeAttached() {
    Draft draft = scene.payment().spend(locked());

    assertThat(rule.check(attach(draft, script), scene.state())).isEmpty();
  }

  @Test
  void anotherScriptDoesNotHelp() {
    Draft draft = scene.payment().spend(locked());

    assertThat(rule.check(attach(draft, scene.tenant.script()), scene.state())).isPresent();
  }

  @Test
  void aScriptThatNobodyNeedsIsRefused() {
    assertThat(rule.check(attach(scene.payment(), script), scene.state()).map(Rejection::rule))
        .contains("ExtraneousScriptWitnessesUTXOW");
  }

  @Test
  void thePolicyOfAMintedTokenMustBeThere() {
    MultiAsset token = new MultiAsset("aa".repeat(28), List.of(new Asset("NTX", BigInteger.TEN)));
    SignedTransaction minted =
        scene.payment().with(body -> body.setMint(List.of(token))).signedBy(scene.tenant);

    assertThat(rule.check(minted, scene.state()))
        .contains(
            new Rejection(
                "MissingScriptWitnessesUTXOW", "no script for [" + "aa".repeat(28) + "]"));
  }

  private TransactionInput locked() {
    return scene.given(Scripts.address(script), Value.lovelace(BigInteger.TEN));
  }

  private SignedTransaction attach(Draft draft, NativeScript attached) {
    return draft
        .withWhole(whole -> whole.getWitnessSet().getNativeScripts().add(attached))
        .signedBy(scene.tenant);
  }
}
