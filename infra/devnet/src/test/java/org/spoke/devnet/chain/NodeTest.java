package org.spoke.devnet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.devnet.ledger.Draft;
import org.spoke.devnet.transaction.TransactionId;

class NodeTest {
  @TempDir Path folder;
  private NodeScene scene;
  private Node node;

  @BeforeEach
  void open() {
    scene = new NodeScene(folder);
    node = scene.node();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void allMoneyBeginsAtTheTreasury() {
    assertThat(scene.held(scene.treasury.address())).isEqualTo(Genesis.MAX_SUPPLY_LOVELACE);
  }

  @Test
  void aTransactionWaitsUntilABlockTakesIt() throws Exception {
    TransactionId id = node.submit(scene.signedPayment(5_000_000));
    assertThat(scene.isConfirmed(id)).isFalse();

    node.forge(1, 0);

    assertThat(scene.isConfirmed(id)).isTrue();
    assertThat(scene.held(scene.tenant.address())).isEqualTo(BigInteger.valueOf(5_000_000));
  }

  @Test
  void theSameTransactionAgainIsWelcomeWhileItWaits() throws Exception {
    byte[] payment = scene.signedPayment(5_000_000);

    assertThat(node.submit(payment)).isEqualTo(node.submit(payment));
    assertThat(scene.waiting()).hasSize(1);
  }

  @Test
  void theSameTransactionAgainIsRefusedOnceItIsInABlock() throws Exception {
    byte[] payment = scene.signedPayment(5_000_000);
    node.submit(payment);
    node.forge(1, 0);

    assertThatThrownBy(() -> node.submit(payment))
        .isInstanceOf(TransactionRefused.class)
        .hasMessageContaining("BadInputsUTxO")
        .hasMessageContaining("probably already been included");
  }

  @Test
  void theSameBodyWithOtherWitnessesIsADoubleSpend() throws Exception {
    Draft draft = scene.payment(scene.tenant.address(), 5_000_000);
    node.submit(draft.bytesSignedBy(scene.treasury));

    assertThatThrownBy(() -> node.submit(draft.bytesSignedBy(scene.treasury, scene.tenant)))
        .hasMessageContaining("BadInputsUTxO");
  }

  @Test
  void anOutputThatStillWaitsMayBeSpent() throws Exception {
    node.submit(scene.signedPayment(5_000_000));
    node.submit(scene.signedPayment(6_000_000));
    node.forge(1, 0);

    assertThat(scene.held(scene.tenant.address())).isEqualTo(BigInteger.valueOf(11_000_000));
  }

  @Test
  void aTransactionThatExpiresWhileItWaitsIsDropped() throws Exception {
    node.submit(
        scene
            .payment(scene.tenant.address(), 5_000_000)
            .with(body -> body.setTtl(10))
            .bytesSignedBy(scene.treasury));
    scene.pass(Duration.ofSeconds(10));
    node.forge(1, 0);

    assertThat(scene.tip().transactions()).isEmpty();
    assertThat(scene.waiting()).isEmpty();
  }

  @Test
  void theMempoolIsBounded() throws Exception {
    assertThatThrownBy(
            () -> {
              for (int sent = 0; sent < 1_000; sent++) {
                node.submit(scene.signedPayment(5_000_000));
              }
            })
        .isInstanceOfSatisfying(
            TransactionRefused.class, refused -> assertThat(refused.isForLackOfRoom()).isTrue());
  }

  @Test
  void whatDoesNotFitOneBlockWaitsForTheNext() throws Exception {
    int sent = 400; // of about 230 bytes: more than a block of 90,112 bytes
    for (int number = 0; number < sent; number++) {
      node.submit(scene.signedPayment(5_000_000));
    }
    node.forge(1, 0);
    Block first = scene.tip();
    node.forge(1, 0);
    Block second = scene.tip();

    assertThat(first.sizeBytes()).isLessThanOrEqualTo(90_112);
    assertThat(second.transactions()).isNotEmpty();
    assertThat(first.transactions().size() + second.transactions().size()).isEqualTo(sent);
  }

  @Test
  void aRollbackLosesTransactionsAndGivesTheirInputsBack() throws Exception {
    byte[] payment = scene.signedPayment(5_000_000);
    TransactionId id = node.submit(payment);
    node.forge(2, 0);

    assertThat(node.rollBack(2, false)).containsExactly(id);

    assertThat(scene.isConfirmed(id)).isFalse();
    assertThat(scene.waiting()).isEmpty();
    assertThat(scene.held(scene.treasury.address())).isEqualTo(Genesis.MAX_SUPPLY_LOVELACE);
    assertThat(node.submit(payment)).isEqualTo(id);
  }

  @Test
  void aRollbackMayLetTransactionsWaitAgain() throws Exception {
    TransactionId first = node.submit(scene.signedPayment(5_000_000));
    node.forge(1, 0);
    TransactionId second = node.submit(scene.signedPayment(6_000_000));

    node.rollBack(1, true);
    node.forge(1, 0);

    assertThat(List.of(first, second)).allMatch(scene::isConfirmed);
  }

  @Test
  void aRollbackDropsWhatSpentALostOutput() throws Exception {
    node.submit(scene.signedPayment(5_000_000));
    node.forge(1, 0);
    node.submit(scene.signedPayment(6_000_000));

    node.rollBack(1, false);

    assertThat(scene.waiting()).isEmpty();
  }

  @Test
  void aRollbackBeyondTheGenesisIsRefused() {
    node.forge(3, 0);

    assertThatThrownBy(() -> node.rollBack(4, false)).hasMessage("blocks must be 1 to 3");
  }

  @Test
  void slotsFollowTheClockAndMayBeSkipped() {
    scene.pass(Duration.ofSeconds(7));
    node.forge(1, 0);
    assertThat(scene.tip().slot()).isEqualTo(7);

    node.forge(1, 100);
    assertThat(scene.tip().slot()).isEqualTo(107);

    scene.pass(Duration.ofSeconds(1));
    node.forge(1, 0);
    assertThat(scene.tip().slot()).isEqualTo(108);
  }

  @Test
  void aClockSetBackDoesNotTurnSlotsBack() {
    scene.pass(Duration.ofSeconds(7));
    node.forge(1, 0);
    scene.pass(Duration.ofSeconds(-7));
    node.forge(1, 0);

    assertThat(scene.tip().slot()).isEqualTo(7);
  }

  @Test
  void aReopenedChainIsTheSame() throws Exception {
    TransactionId id = node.submit(scene.signedPayment(5_000_000));
    node.forge(2, 50);
    node.submit(scene.signedPayment(6_000_000));
    node.forge(1, 0);
    node.rollBack(1, false);
    Block tip = scene.tip();

    scene.reopen();

    assertThat(scene.tip()).isEqualTo(tip);
    assertThat(scene.isConfirmed(id)).isTrue();
    assertThat(scene.held(scene.tenant.address())).isEqualTo(BigInteger.valueOf(5_000_000));
    assertThat(scene.node().clock().currentSlot()).isEqualTo(50);
  }

  @Test
  void aFolderServesOneNodeAtATime() {
    assertThatThrownBy(() -> new NodeScene(folder)).hasMessageContaining("in use");
  }
}
