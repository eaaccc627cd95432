package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;

class ValidityMarkTest {
  private final LedgerScene scene = new LedgerScene();
  private final ValidityMark rule = new ValidityMark();

  @Test
  void aTransactionIsMarkedValid() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void withoutPlutusNothingIsMarkedInvalid() {
    SignedTransaction marked =
        scene.payment().withWhole(whole -> whole.setValid(false)).signedBy(scene.tenant);

    assertThat(rule.check(marked, scene.state()))
        .contains(
            new Rejection(
                "ValidationTagMismatch", "marked invalid, but no Plutus script of it fails"));
  }
}
