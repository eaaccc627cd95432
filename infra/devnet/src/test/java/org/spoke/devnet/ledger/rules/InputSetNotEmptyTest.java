package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;

class InputSetNotEmptyTest {
  private final LedgerScene scene = new LedgerScene();
  private final InputSetNotEmpty rule = new InputSetNotEmpty();

  @Test
  void aTransactionSpendsSomething() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void aTransactionThatSpendsNothingIsRefused() {
    SignedTransaction nothing =
        scene.payment().with(body -> body.getInputs().clear()).signedBy(scene.tenant);

    assertThat(rule.check(nothing, scene.state()))
        .contains(new Rejection("InputSetEmptyUTxO", "the transaction spends nothing"));
  }
}
