package org.spoke.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.spoke.payment.escrow.RunningPayment.FINAL_CONFIRMATIONS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.eventlog.Commands;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.InterruptibleChain;
import org.spoke.payment.chain.InterruptibleChain.Wire;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.escrow.EscrowCommand.DescribeEscrow;
import org.spoke.payment.escrow.view.EscrowRow;
import org.spoke.payment.escrow.view.TransactionRow;
import org.spoke.payment.transaction.EscrowTransactions;
import org.spoke.payment.transaction.Spending;
import org.spoke.payment.wallet.SeedVault;

/** Escrows on the devnet: the money is where the books say, whatever breaks in between. */
class EscrowOnTheChainTest {

  private static final EscrowId ESCROW = new EscrowId("esc_00000000000000000001");
  private static final EscrowId SECOND = new EscrowId("esc_00000000000000000002");
  private static final Lovelace FUNDS = Lovelace.ada(100);
  private static final Lovelace PRICE = Lovelace.ada(10);
  private static final Lovelace LOCKED = PRICE.plus(EscrowTransactions.SETTLEMENT_RESERVE);
  private static final Lovelace DUE = Lovelace.ada(4);

  @TempDir private Path folder;
  private RunningPayment payment;

  @BeforeEach
  void start() {
    payment = new RunningPayment(folder);
  }

  @AfterEach
  void stop() {
    payment.close();
  }

  @Test
  void theProviderGetsWhatIsDueAndTheTenantTheRest() {
    fundTenant();
    payment.open(ESCROW, PRICE);
    assertThat(payment.awaitStatus(ESCROW, EscrowStatus.FUNDED).lockedLovelace())
        .isEqualTo(LOCKED.amount());
    payment.settle(ESCROW, DUE);
    assertPaidOnce(payment.awaitStatus(ESCROW, EscrowStatus.SETTLED));
  }

  @Test
  void aJobThatEndsBeforeTheLockHasLandedIsRefundedWholeButForTheFee() {
    fundTenant();
    payment.open(ESCROW, PRICE);
    payment.awaitTransaction(ESCROW, Purpose.LOCK, Stage.PENDING);
    payment.settle(ESCROW, Lovelace.ZERO);
    EscrowRow settled = payment.awaitStatus(ESCROW, EscrowStatus.SETTLED);
    assertThat(settled.paidLovelace()).isZero();
    assertThat(settled.refundedLovelace() + settled.feesLovelace()).isEqualTo(LOCKED.amount());
    assertThat(payment.held(payment.provider)).isEqualTo(Lovelace.ZERO);
  }

  @Test
  void whenNobodySettlesTheTenantGetsItBackAfterTheDeadline() {
    fundTenant();
    payment.open(ESCROW, PRICE, Instant.now().plusSeconds(4));
    EscrowRow refunded = payment.awaitStatus(ESCROW, EscrowStatus.SETTLED);
    assertThat(refunded.reason()).isEqualTo("REFUND_DEADLINE");
    assertThat(refunded.refundedLovelace() + refunded.feesLovelace()).isEqualTo(LOCKED.amount());
    assertThat(payment.transactions(ESCROW))
        .extracting(TransactionRow::purpose)
        .containsExactly(Purpose.LOCK, Purpose.REFUND);
  }

  @Test
  void insufficientFundsAreToldWithWhatIsNeededAndAvailable() {
    payment.chain.fund(payment.tenant, Lovelace.ada(5));
    payment.open(ESCROW, PRICE);
    EscrowRow closed = payment.awaitStatus(ESCROW, EscrowStatus.CLOSED_UNFUNDED);
    assertThat(closed.reason()).isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(closed.detail())
        .containsPattern("1\\d{7} lovelace are needed, 5000000 lovelace are available");
    assertThat(payment.held(payment.tenant)).isEqualTo(Lovelace.ada(5));
  }

  @Test
  void twoEscrowsAtOnceNeverSpendTheSameOutput() {
    payment.chain.fund(payment.tenant, Lovelace.ada(40));
    payment.chain.fund(payment.tenant, Lovelace.ada(40));
    payment.open(ESCROW, PRICE);
    payment.open(SECOND, PRICE);
    List<OutputReference> first = pendingLock(ESCROW).transaction().inputs();
    assertThat(pendingLock(SECOND).transaction().inputs()).doesNotContainAnyElementsOf(first);
    payment.awaitStatus(ESCROW, EscrowStatus.FUNDED);
    payment.awaitStatus(SECOND, EscrowStatus.FUNDED);
  }

  @Test
  void aSecondEscrowWaitsForTheChangeOfTheFirst() {
    fundTenant();
    payment.open(ESCROW, PRICE);
    payment.open(SECOND, PRICE);
    payment.awaitStatus(ESCROW, EscrowStatus.FUNDED);
    payment.awaitStatus(SECOND, EscrowStatus.FUNDED);
    assertThat(payment.events("EscrowClosedUnfunded")).isZero();
  }

  // Crashes

  @Test
  void nothingIsLockedTwiceWhenTheProcessEndsBetweenRecordingAndSubmitting() {
    fundTenant();
    InterruptibleChain.wire(Wire.LOSES_SUBMISSIONS);
    payment.open(ESCROW, PRICE);
    TransactionRow lock = pendingLock(ESCROW);
    payment.restart();
    payment.awaitStatus(ESCROW, EscrowStatus.FUNDED);
    assertThat(payment.transactions(ESCROW))
        .extracting(TransactionRow::txId)
        .containsExactly(lock.txId());
    assertLockedOnce();
  }

  @Test
  void nothingIsLockedTwiceWhenTheProcessEndsBetweenSubmittingAndConfirming() {
    fundTenant();
    InterruptibleChain.wire(Wire.LOSES_ANSWERS_TO_SUBMISSIONS);
    payment.open(ESCROW, PRICE);
    TransactionRow lock = pendingLock(ESCROW);
    awaitLanding(lock);
    payment.restart();
    payment.awaitStatus(ESCROW, EscrowStatus.FUNDED);
    assertThat(payment.transactions(ESCROW)).hasSize(1);
    assertLockedOnce();
  }

  @Test
  void nothingIsPaidTwiceWhenTheProcessEndsBetweenRecordingAndSubmitting() {
    fundedEscrow();
    InterruptibleChain.wire(Wire.LOSES_SUBMISSIONS);
    payment.settle(ESCROW, DUE);
    TransactionRow payout = payment.awaitTransaction(ESCROW, Purpose.SETTLEMENT, Stage.PENDING);
    payment.restart();
    EscrowRow settled = payment.awaitStatus(ESCROW, EscrowStatus.SETTLED);
    assertThat(payment.transactions(ESCROW).getLast().txId()).isEqualTo(payout.txId());
    assertPaidOnce(settled);
  }

  @Test
  void nothingIsPaidTwiceWhenTheProcessEndsBetweenSubmittingAndConfirming() {
    fundedEscrow();
    InterruptibleChain.wire(Wire.LOSES_ANSWERS_TO_SUBMISSIONS);
    payment.settle(ESCROW, DUE);
    awaitLanding(payment.awaitTransaction(ESCROW, Purpose.SETTLEMENT, Stage.PENDING));
    payment.restart();
    assertPaidOnce(payment.awaitStatus(ESCROW, EscrowStatus.SETTLED));
  }

  @Test
  void aChainThatCannotBeReachedIsTriedAgain() {
    fundTenant();
    InterruptibleChain.wire(Wire.CUT);
    payment.open(ESCROW, PRICE);
    await().during(Duration.ofSeconds(1)).until(() -> payment.transactions(ESCROW).isEmpty());
    InterruptibleChain.wire(Wire.WHOLE);
    payment.awaitStatus(ESCROW, EscrowStatus.FUNDED);
  }

  // Rollbacks

  @Test
  void aLockThatIsRolledBackIsSentAgain() {
    fundedEscrow();
    TransactionRow lock = payment.transactions(ESCROW).getFirst();
    rollBackPast(lock);
    awaitLanding(lock);
    payment.settle(ESCROW, DUE);
    assertPaidOnce(payment.awaitStatus(ESCROW, EscrowStatus.SETTLED));
    assertThat(payment.events("EscrowFunded")).isEqualTo(1);
  }

  @Test
  void aSettlementThatIsRolledBackIsSentAgainAndNotAnnouncedTwice() {
    fundedEscrow();
    payment.settle(ESCROW, DUE);
    payment.awaitStatus(ESCROW, EscrowStatus.SETTLED);
    TransactionRow payout = payment.transactions(ESCROW).getLast();
    rollBackPast(payout);
    awaitLanding(payout);
    assertPaidOnce(payment.awaitStatus(ESCROW, EscrowStatus.SETTLED));
    assertThat(payment.events("EscrowSettled")).isEqualTo(1);
  }

  @Test
  void aLockThatIsRolledBackAndCanNeverLandAgainIsReplacedByAnother() {
    fundedEscrow();
    TransactionRow lost = payment.transactions(ESCROW).getFirst();
    InterruptibleChain.wire(Wire.LOSES_SUBMISSIONS);
    rollBackPast(lost);
    payment.awaitTransaction(ESCROW, Purpose.LOCK, Stage.PENDING);
    payment.chain.passSlots(lost.invalidFromSlot());
    payment.awaitTransaction(ESCROW, Purpose.LOCK, Stage.ABANDONED);
    InterruptibleChain.wire(Wire.WHOLE);
    payment.settle(ESCROW, DUE);
    payment.awaitStatus(ESCROW, EscrowStatus.SETTLED);
    assertThat(payment.held(payment.provider)).isEqualTo(DUE);
    assertThat(payment.chain.client().find(lost.id())).isEmpty();
  }

  @Test
  void moneyThatTheTenantTookElsewhereIsNotAskedForForEver() {
    fundedEscrow();
    InterruptibleChain.wire(Wire.LOSES_SUBMISSIONS);
    payment.settle(ESCROW, DUE);
    payment.awaitTransaction(ESCROW, Purpose.SETTLEMENT, Stage.PENDING);
    Lovelace fee = takeBackElsewhere();
    InterruptibleChain.wire(Wire.WHOLE);
    EscrowRow stuck = payment.awaitStuck(ESCROW);

    assertThat(stuck.reason()).isEqualTo("SPENT_ELSEWHERE");
    assertThat(stuck.detail()).contains("did not sign", stuck.lockAddress(), DUE.toString());
    assertThat(payment.held(payment.provider)).isEqualTo(Lovelace.ZERO);
    Lovelace lockFee = Lovelace.of(payment.transactions(ESCROW).getFirst().feeLovelace());
    assertThat(payment.held(payment.tenant)).isEqualTo(FUNDS.minus(lockFee).minus(fee));
    int signed = payment.events("PayoutSigned");
    payment.chain.passSlots(100_000);
    await().during(Duration.ofSeconds(1)).until(() -> payment.events("PayoutSigned") == signed);
  }

  /**
   * The tenant uses the key with another program, as the script allows behind the deadline.
   *
   * @return the fee
   */
  private Lovelace takeBackElsewhere() {
    EscrowFacts facts = payment.bean(Commands.class).dispatch(new DescribeEscrow(ESCROW));
    payment.chain.passSlots(facts.refundableFromSlot().orElseThrow());
    ChainClient chain = payment.chain.client();
    Spending refund =
        payment
            .bean(EscrowTransactions.class)
            .refund(
                facts.terms(),
                facts.locked().orElseThrow(),
                chain.tip().slot() + 1_000,
                payment.bean(SeedVault.class).unlock(payment.tenant.paymentKey()).orElseThrow(),
                chain.protocolParameters());
    chain.submit(refund.transaction());
    payment.chain.passBlocks(1);
    assertThat(chain.find(refund.transaction().id())).isPresent();
    return refund.sums().fees();
  }

  @Test
  void aFirstLockThatNeverLandsClosesTheEscrowWhenItsTimeIsOver() {
    fundTenant();
    InterruptibleChain.wire(Wire.LOSES_SUBMISSIONS);
    payment.open(ESCROW, PRICE);
    payment.chain.passSlots(pendingLock(ESCROW).invalidFromSlot());
    assertThat(payment.awaitStatus(ESCROW, EscrowStatus.CLOSED_UNFUNDED).reason())
        .isEqualTo("FUNDING_TIMEOUT");
    assertThat(payment.held(payment.tenant)).isEqualTo(FUNDS);
  }

  @Test
  void whatStandsDeepEnoughIsWatchedNoMore() {
    fundedEscrow();
    payment.chain.passBlocks(FINAL_CONFIRMATIONS);
    payment.awaitTransaction(ESCROW, Purpose.LOCK, Stage.FINAL);
    await().until(() -> payment.events("OutputsFreed") == 1);
  }

  private void fundTenant() {
    payment.chain.fund(payment.tenant, FUNDS);
  }

  private void fundedEscrow() {
    fundTenant();
    payment.open(ESCROW, PRICE);
    payment.awaitStatus(ESCROW, EscrowStatus.FUNDED);
  }

  private TransactionRow pendingLock(EscrowId escrow) {
    return payment.awaitTransaction(escrow, Purpose.LOCK, Stage.PENDING);
  }

  private void awaitLanding(TransactionRow transaction) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              payment.chain.passBlocks(1);
              return payment.chain.client().find(transaction.id()).isPresent();
            });
  }

  private void rollBackPast(TransactionRow transaction) {
    long depth = payment.chain.client().find(transaction.id()).orElseThrow().confirmations();
    payment.chain.rollBack(Math.toIntExact(depth));
    assertThat(payment.chain.client().find(transaction.id())).isEmpty();
  }

  private void assertLockedOnce() {
    Address lock = new Address(payment.escrow(ESCROW).orElseThrow().lockAddress());
    assertThat(payment.held(lock)).isEqualTo(LOCKED);
    Lovelace fee = Lovelace.of(payment.transactions(ESCROW).getFirst().feeLovelace());
    assertThat(payment.held(payment.tenant)).isEqualTo(FUNDS.minus(LOCKED).minus(fee));
  }

  private void assertPaidOnce(EscrowRow settled) {
    assertThat(settled.lockedLovelace())
        .isEqualTo(settled.paidLovelace() + settled.refundedLovelace() + settled.feesLovelace());
    assertThat(payment.held(payment.provider)).isEqualTo(DUE);
    long lockFee = payment.transactions(ESCROW).getFirst().feeLovelace();
    assertThat(payment.held(payment.tenant).amount())
        .isEqualTo(FUNDS.amount() - lockFee - DUE.amount() - settled.feesLovelace());
  }
}
