package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.devnet.ledger.LedgerScene.SLOT;

import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;

class ValiditySlotsTest {
  private final LedgerScene scene = new LedgerScene();
  private final ValiditySlots rule = new ValiditySlots();

  @Test
  void aTransactionWithoutBoundsIsAlwaysValid() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void theFirstSlotIsInside() {
    assertThat(rule.check(between(SLOT, SLOT + 1), scene.state())).isEmpty();
  }

  @Test
  void theLastSlotIsOutside() {
    assertThat(rule.check(between(1, SLOT), scene.state()))
        .contains(
            new Rejection(
                "OutsideValidityIntervalUTxO", "valid in slots [1, 100), current slot 100"));
  }

  @Test
  void aTransactionOfTheFutureIsRefused() {
    assertThat(rule.check(between(SLOT + 1, SLOT + 9), scene.state())).isPresent();
  }

  private SignedTransaction between(long from, long until) {
    return scene
        .payment()
        .with(body -> body.setValidityStartInterval(from))
        .with(body -> body.setTtl(until))
        .signedBy(scene.tenant);
  }
}
