package org.spoke.payment.escrow;

import static org.spoke.payment.escrow.Escrows.CONFIRMATIONS;
import static org.spoke.payment.escrow.Escrows.CONTRACT;
import static org.spoke.payment.escrow.Escrows.FUND_BY;
import static org.spoke.payment.escrow.Escrows.ID;
import static org.spoke.payment.escrow.Escrows.JOB;
import static org.spoke.payment.escrow.Escrows.OPEN;
import static org.spoke.payment.escrow.Escrows.OPENED;
import static org.spoke.payment.escrow.Escrows.PRICE;
import static org.spoke.payment.escrow.Escrows.REFUND_AFTER;
import static org.spoke.payment.escrow.Escrows.confirmed;
import static org.spoke.payment.escrow.Escrows.due;
import static org.spoke.payment.escrow.Escrows.funded;
import static org.spoke.payment.escrow.Escrows.lock;
import static org.spoke.payment.escrow.Escrows.record;
import static org.spoke.payment.escrow.Escrows.refund;
import static org.spoke.payment.escrow.Escrows.settle;
import static org.spoke.payment.escrow.Escrows.settled;
import static org.spoke.payment.escrow.Escrows.settlement;
import static org.spoke.payment.escrow.Escrows.signed;
import static org.spoke.payment.transaction.EscrowTransactions.MINIMUM_CHARGE;

import java.time.Duration;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.Problem;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.escrow.EscrowCommand.AbandonTransaction;
import org.spoke.payment.escrow.EscrowCommand.CloseUnfunded;
import org.spoke.payment.escrow.EscrowCommand.ConfirmTransaction;
import org.spoke.payment.escrow.EscrowCommand.DeclareStuck;
import org.spoke.payment.escrow.EscrowCommand.FinishTransaction;
import org.spoke.payment.escrow.EscrowCommand.RecordPayout;
import org.spoke.payment.escrow.EscrowCommand.RecordRollback;
import org.spoke.payment.escrow.EscrowEvent.EscrowClosedUnfunded;
import org.spoke.payment.escrow.EscrowEvent.EscrowStuck;
import org.spoke.payment.escrow.EscrowEvent.PayoutSigned;
import org.spoke.payment.escrow.EscrowEvent.RefundDue;
import org.spoke.payment.escrow.EscrowEvent.TransactionAbandoned;
import org.spoke.payment.escrow.EscrowEvent.TransactionFinal;
import org.spoke.payment.escrow.EscrowEvent.TransactionRolledBack;
import org.spoke.payment.transaction.Spending;

class EscrowTest {

  private static final Lovelace FOUR = Lovelace.ada(4);
  private static final SignedTransaction LOCK = lock(900);
  private static final SignedTransaction OTHER_LOCK = lock(950);
  private static final Spending PAYOUT = settlement(LOCK, FOUR, 2_000);
  private static final Spending OTHER_PAYOUT = settlement(LOCK, FOUR, 3_000);

  private final AggregateTestFixture<Escrow> escrow = new AggregateTestFixture<>(Escrow.class);

  // Opening and funding

  private static final DeclareStuck STICK =
      new DeclareStuck(ID, StuckReason.SPENT_ELSEWHERE, "gone");
  private static final EscrowStuck STUCK =
      new EscrowStuck(ID, CONTRACT, JOB, StuckReason.SPENT_ELSEWHERE, "gone");

  @Test
  void anEscrowLocksTheHighestPriceAndTheReserve() {
    escrow.givenNoPriorActivity().when(OPEN).expectEvents(OPENED);
  }

  @Test
  void openingTwiceIsOpeningOnce() {
    escrow.given(OPENED).when(OPEN).expectNoEvents();
  }

  @Test
  void aLockIsRecordedBeforeItIsSubmitted() {
    escrow.given(OPENED).when(record(LOCK)).expectEvents(signed(LOCK));
  }

  @Test
  void noSecondLockIsSignedWhileTheFirstMayLand() {
    escrow.given(OPENED, signed(LOCK)).when(record(OTHER_LOCK)).expectNoEvents();
  }

  @Test
  void aFundedEscrowThatLostItsLockForGoodGetsAnother() {
    escrow
        .given(fundedEscrow())
        .andGiven(
            new TransactionRolledBack(ID, LOCK.id(), Purpose.LOCK), abandoned(LOCK, Purpose.LOCK))
        .when(record(OTHER_LOCK))
        .expectEvents(signed(OTHER_LOCK));
  }

  @Test
  void aConfirmedLockFundsTheEscrow() {
    escrow
        .given(OPENED, signed(LOCK))
        .when(confirm(LOCK))
        .expectEvents(confirmed(LOCK, Purpose.LOCK), funded(LOCK));
  }

  @Test
  void confirmingTwiceIsConfirmingOnce() {
    escrow
        .given(OPENED, signed(LOCK), confirmed(LOCK, Purpose.LOCK), funded(LOCK))
        .when(confirm(LOCK))
        .expectNoEvents();
  }

  @Test
  void anEscrowWithoutALockClosesWhenTheTimeForItIsOver() {
    escrow
        .givenNoPriorActivity()
        .andGivenCurrentTime(FUND_BY.minus(Duration.ofMinutes(10)))
        .andGivenCommands(OPEN)
        .whenTimeAdvancesTo(FUND_BY)
        .expectEvents(
            closed(UnfundedReason.FUNDING_TIMEOUT, "Nothing was signed by " + FUND_BY + "."));
  }

  @Test
  void aLockThatIsStillOnItsWayAtTheDeadlineIsNotForgotten() {
    escrow
        .givenNoPriorActivity()
        .andGivenCurrentTime(FUND_BY.minus(Duration.ofMinutes(10)))
        .andGivenCommands(OPEN, record(LOCK))
        .whenTimeAdvancesTo(FUND_BY)
        .expectNoEvents();
  }

  @Test
  void aLockThatCanNeverLandClosesTheEscrowSinceItsTimeIsOver() {
    escrow
        .given(OPENED, signed(LOCK))
        .when(new AbandonTransaction(ID, LOCK.id(), "expired"))
        .expectEvents(
            abandoned(LOCK, Purpose.LOCK), closed(UnfundedReason.FUNDING_TIMEOUT, "expired"));
  }

  @Test
  void aCancelledJobWhoseLockNeverLandedClosesAsCancelled() {
    escrow
        .given(OPENED, signed(LOCK), due(Lovelace.ZERO))
        .when(new AbandonTransaction(ID, LOCK.id(), "expired"))
        .expectEvents(
            abandoned(LOCK, Purpose.LOCK),
            closed(UnfundedReason.CANCELLED, "The job ended before the money was locked."));
  }

  @Test
  void aConfirmedLockIsNeverAbandoned() {
    escrow
        .given(OPENED, signed(LOCK), confirmed(LOCK, Purpose.LOCK), funded(LOCK))
        .when(new AbandonTransaction(ID, LOCK.id(), "expired"))
        .expectNoEvents();
  }

  @Test
  void tooLittleMoneyClosesItUnfunded() {
    String detail = "12 needed, 3 available";
    escrow
        .given(OPENED)
        .when(new CloseUnfunded(ID, CONTRACT, JOB, UnfundedReason.INSUFFICIENT_FUNDS, detail))
        .expectEvents(closed(UnfundedReason.INSUFFICIENT_FUNDS, detail));
  }

  @Test
  void anEscrowWhoseLockMayLandIsNotClosedUnfunded() {
    escrow
        .given(OPENED, signed(LOCK))
        .when(new CloseUnfunded(ID, CONTRACT, JOB, UnfundedReason.INSUFFICIENT_FUNDS, ""))
        .expectNoEvents();
  }

  @Test
  void aContractWithAnUnknownWalletClosesBeforeItOpens() {
    escrow
        .givenNoPriorActivity()
        .when(new CloseUnfunded(ID, CONTRACT, JOB, UnfundedReason.WALLET_UNKNOWN, "no seed"))
        .expectEvents(closed(UnfundedReason.WALLET_UNKNOWN, "no seed"));
  }

  // Settling

  @Test
  void whatIsDueIsRecorded() {
    escrow.given(fundedEscrow()).when(settle(FOUR)).expectEvents(due(FOUR));
  }

  @Test
  void whatIsDueIsSaidOnlyOnce() {
    escrow.given(fundedEscrow()).andGiven(due(FOUR)).when(settle(PRICE)).expectNoEvents();
  }

  @Test
  void lessThanTheMinimumIsChargedAsTheMinimum() {
    escrow.given(fundedEscrow()).when(settle(Lovelace.of(1))).expectEvents(due(MINIMUM_CHARGE));
  }

  @Test
  void aJobThatNeverRanOwesNothing() {
    escrow.given(fundedEscrow()).when(settle(Lovelace.ZERO)).expectEvents(due(Lovelace.ZERO));
  }

  @Test
  void moreThanTheContractAllowsIsRefused() {
    escrow
        .given(fundedEscrow())
        .when(settle(PRICE.plus(Lovelace.of(1))))
        .expectException(Problem.class)
        .expectExceptionMessage(
            "escrow-overdrawn: 10000001 lovelace are due; the contract allows 10000000 lovelace.");
  }

  @Test
  void aJobThatEndsBeforeAnythingWasSignedClosesTheEscrow() {
    escrow
        .given(OPENED)
        .when(settle(Lovelace.ZERO))
        .expectEvents(
            due(Lovelace.ZERO),
            closed(UnfundedReason.CANCELLED, "The job ended before the money was locked."));
  }

  @Test
  void aJobThatEndsBeforeItsContractIsHeardOfNeverLocksAnything() {
    var closed = closed(UnfundedReason.CANCELLED, "The job ended before its escrow was opened.");
    escrow.givenNoPriorActivity().when(settle(Lovelace.ZERO)).expectEvents(closed);
    escrow.given(closed).when(OPEN).expectNoEvents();
  }

  @Test
  void aJobThatEndsWhileTheLockIsOnItsWayWaitsForTheLock() {
    escrow.given(OPENED, signed(LOCK)).when(settle(Lovelace.ZERO)).expectEvents(due(Lovelace.ZERO));
  }

  @Test
  void aPayoutIsRecordedBeforeItIsSubmitted() {
    escrow.given(fundedEscrow()).andGiven(due(FOUR)).when(pay(PAYOUT)).expectEvents(signed(PAYOUT));
  }

  @Test
  void noSecondPayoutIsSignedWhileTheFirstMayLand() {
    escrow
        .given(fundedEscrow())
        .andGiven(due(FOUR), signed(PAYOUT))
        .when(pay(OTHER_PAYOUT))
        .expectNoEvents();
  }

  @Test
  void noPayoutIsSignedBeforeTheLockIsConfirmed() {
    escrow.given(OPENED, signed(LOCK), due(FOUR)).when(pay(PAYOUT)).expectNoEvents();
  }

  @Test
  void aPayoutThatExpiredMakesRoomForAnother() {
    escrow
        .given(fundedEscrow())
        .andGiven(due(FOUR), signed(PAYOUT), abandoned(PAYOUT.transaction(), Purpose.SETTLEMENT))
        .when(pay(OTHER_PAYOUT))
        .expectEvents(signed(OTHER_PAYOUT));
  }

  @Test
  void aConfirmedPayoutSettlesTheEscrowToTheLastLovelace() {
    escrow
        .given(fundedEscrow())
        .andGiven(due(FOUR), signed(PAYOUT))
        .when(confirm(PAYOUT.transaction()))
        .expectEvents(confirmed(PAYOUT.transaction(), Purpose.SETTLEMENT), settled(PAYOUT));
  }

  // Stuck

  @Test
  void moneyThatWasSpentElsewhereLeavesTheEscrowStuck() {
    escrow.given(afterALostPayout()).when(STICK).expectEvents(STUCK);
  }

  @Test
  void anEscrowIsNotStuckWhileAPayoutMayLand() {
    escrow.given(fundedEscrow()).andGiven(due(FOUR), signed(PAYOUT)).when(STICK).expectNoEvents();
    escrow.given(settledEscrow()).when(STICK).expectNoEvents();
  }

  @Test
  void nothingIsSignedForAStuckEscrow() {
    escrow.given(afterALostPayout()).andGiven(STUCK).when(pay(OTHER_PAYOUT)).expectNoEvents();
    escrow.given(afterALostPayout()).andGiven(STUCK).when(STICK).expectNoEvents();
  }

  @Test
  void aLostLockThatCannotBeReplacedLeavesTheEscrowStuck() {
    escrow
        .given(fundedEscrow())
        .andGiven(
            new TransactionRolledBack(ID, LOCK.id(), Purpose.LOCK), abandoned(LOCK, Purpose.LOCK))
        .when(new DeclareStuck(ID, StuckReason.LOCK_LOST, "gone"))
        .expectEvents(new EscrowStuck(ID, CONTRACT, JOB, StuckReason.LOCK_LOST, "gone"));
  }

  @Test
  void anEscrowThatNeverLockedAnythingIsNotStuck() {
    escrow.given(OPENED).when(STICK).expectNoEvents();
  }

  // Refund

  @Test
  void whenNobodySaysWhatIsDueTheTenantGetsItBack() {
    escrow
        .givenNoPriorActivity()
        .andGivenCurrentTime(FUND_BY.minus(Duration.ofMinutes(10)))
        .andGivenCommands(OPEN, record(LOCK), confirm(LOCK))
        .whenTimeAdvancesTo(REFUND_AFTER)
        .expectEvents(new RefundDue(ID));
  }

  @Test
  void theRefundIsSignedOnce() {
    Spending refund = refund(LOCK);
    var signed = new PayoutSigned(ID, Purpose.REFUND, refund.transaction(), refund.sums());
    var record = new RecordPayout(ID, Purpose.REFUND, refund);
    escrow.given(fundedEscrow()).andGiven(new RefundDue(ID)).when(record).expectEvents(signed);
    escrow.given(fundedEscrow()).andGiven(new RefundDue(ID), signed).when(record).expectNoEvents();
  }

  @Test
  void afterASettlementNoRefundIsDue() {
    escrow
        .givenNoPriorActivity()
        .andGivenCurrentTime(FUND_BY.minus(Duration.ofMinutes(10)))
        .andGivenCommands(OPEN, record(LOCK), confirm(LOCK), settle(FOUR))
        .whenTimeAdvancesTo(REFUND_AFTER)
        .expectNoEvents();
  }

  // Rollbacks

  @Test
  void aLockThatWasRolledBackIsNotPaidOutUntilItStandsAgain() {
    escrow
        .given(fundedEscrow())
        .andGiven(due(FOUR), new TransactionRolledBack(ID, LOCK.id(), Purpose.LOCK))
        .when(pay(PAYOUT))
        .expectNoEvents();
  }

  @Test
  void aLockThatStandsAgainIsNoNewsToTheScheduler() {
    escrow
        .given(fundedEscrow())
        .andGiven(new TransactionRolledBack(ID, LOCK.id(), Purpose.LOCK))
        .when(confirm(LOCK))
        .expectEvents(confirmed(LOCK, Purpose.LOCK));
  }

  @Test
  void aRolledBackSettlementIsNoticed() {
    escrow
        .given(settledEscrow())
        .when(new RecordRollback(ID, PAYOUT.transaction().id()))
        .expectEvents(new TransactionRolledBack(ID, PAYOUT.transaction().id(), Purpose.SETTLEMENT));
  }

  @Test
  void aSettlementThatStandsAgainIsNotAnnouncedTwice() {
    escrow
        .given(settledEscrow())
        .andGiven(new TransactionRolledBack(ID, PAYOUT.transaction().id(), Purpose.SETTLEMENT))
        .when(confirm(PAYOUT.transaction()))
        .expectEvents(confirmed(PAYOUT.transaction(), Purpose.SETTLEMENT));
  }

  @Test
  void whatStandsDeepEnoughIsFinal() {
    escrow
        .given(settledEscrow())
        .when(new FinishTransaction(ID, LOCK.id()))
        .expectEvents(new TransactionFinal(ID, LOCK.id(), Purpose.LOCK));
  }

  private static Object[] afterALostPayout() {
    return new Object[] {
      OPENED,
      signed(LOCK),
      confirmed(LOCK, Purpose.LOCK),
      funded(LOCK),
      due(FOUR),
      signed(PAYOUT),
      abandoned(PAYOUT.transaction(), Purpose.SETTLEMENT)
    };
  }

  private static Object[] fundedEscrow() {
    return new Object[] {OPENED, signed(LOCK), confirmed(LOCK, Purpose.LOCK), funded(LOCK)};
  }

  private static Object[] settledEscrow() {
    return new Object[] {
      OPENED,
      signed(LOCK),
      confirmed(LOCK, Purpose.LOCK),
      funded(LOCK),
      due(FOUR),
      signed(PAYOUT),
      confirmed(PAYOUT.transaction(), Purpose.SETTLEMENT),
      settled(PAYOUT)
    };
  }

  private static RecordPayout pay(Spending spending) {
    return new RecordPayout(ID, Purpose.SETTLEMENT, spending);
  }

  private static ConfirmTransaction confirm(SignedTransaction transaction) {
    return new ConfirmTransaction(ID, transaction.id(), 100, CONFIRMATIONS);
  }

  private static TransactionAbandoned abandoned(SignedTransaction transaction, Purpose purpose) {
    return new TransactionAbandoned(ID, transaction.id(), purpose, "expired");
  }

  private static EscrowClosedUnfunded closed(UnfundedReason reason, String detail) {
    return new EscrowClosedUnfunded(ID, CONTRACT, JOB, reason, detail);
  }
}
