package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionId;
import org.spoke.devnet.transaction.TransactionInput;

class InputsExistTest {
  private final LedgerScene scene = new LedgerScene();
  private final InputsExist rule = new InputsExist();

  private static final TransactionInput UNKNOWN =
      new TransactionInput(new TransactionId("ab".repeat(32)), 7);

  @Test
  void whatIsUnspentMayBeSpent() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void anUnknownInputIsRefused() {
    SignedTransaction spoiled = scene.payment().spend(UNKNOWN).signedBy(scene.tenant);

    assertThat(rule.check(spoiled, scene.state()))
        .contains(new Rejection("BadInputsUTxO", "unknown or spent inputs [" + UNKNOWN + "]"));
  }

  @Test
  void whenNoInputIsLeftItWasProbablyIncludedAlready() {
    SignedTransaction again = new Draft().spend(UNKNOWN).signedBy(scene.tenant);

    assertThat(rule.check(again, scene.state()).orElseThrow().detail())
        .endsWith("all inputs are spent, the transaction has probably already been included");
  }

  @Test
  void anUnknownReferenceInputIsRefused() {
    SignedTransaction spoiled =
        scene
            .payment()
            .with(body -> body.setReferenceInputs(List.of(Draft.input(UNKNOWN))))
            .signedBy(scene.tenant);

    assertThat(rule.check(spoiled, scene.state())).isPresent();
  }

  @Test
  void anUnknownCollateralIsRefused() {
    SignedTransaction spoiled =
        scene
            .payment()
            .with(body -> body.setCollateral(List.of(Draft.input(UNKNOWN))))
            .signedBy(scene.tenant);

    assertThat(rule.check(spoiled, scene.state())).isPresent();
  }
}
