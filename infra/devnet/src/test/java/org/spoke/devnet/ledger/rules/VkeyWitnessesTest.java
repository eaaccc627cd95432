package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;
import org.spoke.devnet.transaction.TransactionInput;
import org.spoke.devnet.transaction.Value;

class VkeyWitnessesTest {
  private final LedgerScene scene = new LedgerScene();
  private final VkeyWitnesses rule = new VkeyWitnesses();

  @Test
  void theOwnerOfTheInputSigned() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void withoutTheOwnersSignatureItIsRefused() {
    assertThat(rule.check(scene.payment().signedBy(scene.provider), scene.state()))
        .contains(
            new Rejection(
                "MissingVKeyWitnessesUTXOW",
                "no signature of the keys with hashes [" + scene.tenant.hash() + "]"));
  }

  @Test
  void aRequiredSignerMustSignToo() {
    byte[] hash = HexFormat.of().parseHex(scene.provider.hash());
    Draft draft = scene.payment().with(body -> body.setRequiredSigners(List.of(hash)));

    assertThat(rule.check(draft.signedBy(scene.tenant), scene.state())).isPresent();
    assertThat(rule.check(draft.signedBy(scene.tenant, scene.provider), scene.state())).isEmpty();
  }

  @Test
  void theOwnerOfTheCollateralMustSignToo() {
    TransactionInput collateral = scene.given(scene.provider.address(), Value.ZERO);
    SignedTransaction unsigned =
        scene
            .payment()
            .with(body -> body.setCollateral(List.of(Draft.input(collateral))))
            .signedBy(scene.tenant);

    assertThat(rule.check(unsigned, scene.state())).isPresent();
  }
}
