package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.devnet.ledger.LedgerScene.SLOT;

import com.bloxbean.cardano.client.transaction.spec.script.NativeScript;
import com.bloxbean.cardano.client.transaction.spec.script.RequireTimeAfter;
import com.bloxbean.cardano.client.transaction.spec.script.RequireTimeBefore;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAll;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAny;
import com.bloxbean.cardano.client.transaction.spec.script.ScriptAtLeast;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.Key;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.Value;

class NativeScriptsTest {
  private final LedgerScene scene = new LedgerScene();
  private final Key stranger = new Key(3);
  private final NativeScripts rule = new NativeScripts();

  @Test
  void everySignatureOfAllIsNeeded() {
    NativeScript all =
        new ScriptAll().addScript(scene.tenant.script()).addScript(scene.provider.script());

    assertThat(spend(all, scene.tenant, scene.provider)).isEmpty();
    assertThat(spend(all, scene.tenant).map(Rejection::rule))
        .contains("ScriptWitnessNotValidatingUTXOW");
  }

  @Test
  void oneSignatureOfAnyIsEnough() {
    NativeScript any =
        new ScriptAny().addScript(scene.tenant.script()).addScript(scene.provider.script());

    assertThat(spend(any, scene.provider)).isEmpty();
    assertThat(spend(any, stranger)).isPresent();
  }

  @Test
  void asManySignaturesAsAskedAreEnough() {
    NativeScript two =
        new ScriptAtLeast(2)
            .addScript(scene.tenant.script())
            .addScript(scene.provider.script())
            .addScript(stranger.script());

    assertThat(spend(two, scene.tenant, stranger)).isEmpty();
    assertThat(spend(two, stranger)).isPresent();
  }

  @Test
  void afterASlotHoldsOnceTheIntervalBeginsThere() {
    NativeScript after = new RequireTimeAfter(SLOT);

    assertThat(spendBetween(after, SLOT, 0)).isEmpty();
    assertThat(spendBetween(after, SLOT - 1, 0)).isPresent();
    assertThat(spendBetween(after, 0, 0)).isPresent();
  }

  @Test
  void beforeASlotHoldsOnceTheIntervalEndsThere() {
    NativeScript before = new RequireTimeBefore(SLOT + 10);

    assertThat(spendBetween(before, 0, SLOT + 10)).isEmpty();
    assertThat(spendBetween(before, 0, SLOT + 11)).isPresent();
    assertThat(spendBetween(before, 0, 0)).isPresent();
  }

  private Optional<Rejection> spendBetween(NativeScript script, long from, long until) {
    return check(
        script,
        draft -> draft.with(body -> body.setValidityStartInterval(from)).with(b -> b.setTtl(until)),
        scene.tenant);
  }

  private Optional<Rejection> spend(NativeScript script, Key... signers) {
    return check(script, draft -> draft, signers);
  }

  private Optional<Rejection> check(
      NativeScript script, UnaryOperator<Draft> change, Key... signers) {
    TransactionInput locked = scene.given(Scripts.address(script), Value.lovelace(BigInteger.TEN));
    Draft draft = new Draft().spend(locked).pay(scene.tenant.address(), 10);
    draft.withWhole(whole -> whole.getWitnessSet().getNativeScripts().add(script));
    return rule.check(change.apply(draft).signedBy(signers), scene.state());
  }
}
