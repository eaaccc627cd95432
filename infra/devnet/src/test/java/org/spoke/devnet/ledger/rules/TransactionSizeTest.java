package org.spoke.devnet.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.ledger.LedgerScene;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.SignedTransaction;

class TransactionSizeTest {
  private final LedgerScene scene = new LedgerScene();
  private final TransactionSize rule = new TransactionSize();

  @Test
  void aSmallTransactionFits() {
    assertThat(rule.check(scene.payment().signedBy(scene.tenant), scene.state())).isEmpty();
  }

  @Test
  void aTransactionOverTheLimitIsRefusedWithBothSizes() {
    Draft draft = scene.payment();
    for (int outputs = 0; outputs < 450; outputs++) {
      draft.pay(scene.provider.address(), 1_000_000);
    }
    SignedTransaction large = draft.signedBy(scene.tenant);

    assertThat(rule.check(large, scene.state()))
        .contains(
            new Rejection(
                "MaxTxSizeUTxO", "size " + large.sizeBytes() + " bytes, at most 16384 allowed"));
  }
}
