package org.spoke.payment.escrow;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.spoke.payment.PaymentProblem;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.escrow.EscrowCommand.AbandonTransaction;
import org.spoke.payment.escrow.EscrowCommand.CloseUnfunded;
import org.spoke.payment.escrow.EscrowCommand.ConfirmTransaction;
import org.spoke.payment.escrow.EscrowCommand.DeclareStuck;
import org.spoke.payment.escrow.EscrowCommand.DescribeEscrow;
import org.spoke.payment.escrow.EscrowCommand.FinishTransaction;
import org.spoke.payment.escrow.EscrowCommand.OpenEscrow;
import org.spoke.payment.escrow.EscrowCommand.RecordLock;
import org.spoke.payment.escrow.EscrowCommand.RecordPayout;
import org.spoke.payment.escrow.EscrowCommand.RecordRollback;
import org.spoke.payment.escrow.EscrowCommand.RequestSettlement;
import org.spoke.payment.escrow.EscrowEvent.EscrowClosedUnfunded;
import org.spoke.payment.escrow.EscrowEvent.EscrowFunded;
import org.spoke.payment.escrow.EscrowEvent.EscrowOpened;
import org.spoke.payment.escrow.EscrowEvent.EscrowSettled;
import org.spoke.payment.escrow.EscrowEvent.EscrowStuck;
import org.spoke.payment.escrow.EscrowEvent.LockSigned;
import org.spoke.payment.escrow.EscrowEvent.PayoutSigned;
import org.spoke.payment.escrow.EscrowEvent.RefundDue;
import org.spoke.payment.escrow.EscrowEvent.SettlementDue;
import org.spoke.payment.escrow.EscrowEvent.TransactionAbandoned;
import org.spoke.payment.escrow.EscrowEvent.TransactionConfirmed;
import org.spoke.payment.escrow.EscrowEvent.TransactionFinal;
import org.spoke.payment.escrow.EscrowEvent.TransactionRolledBack;
import org.spoke.payment.transaction.EscrowSums;
import org.spoke.payment.transaction.EscrowTransactions;

/**
 * The money of one contract, from the wish to lock it until every lovelace is accounted for.
 *
 * <pre>
 *   OPENED --EscrowFunded--> FUNDED --SettlementDue--> SETTLING --EscrowSettled--> SETTLED
 *     |                         +------RefundDue--------^   ^----payout rolled back---+
 *     +--EscrowClosedUnfunded--> CLOSED_UNFUNDED
 *                               FUNDED, SETTLING --EscrowStuck--> STUCK
 * </pre>
 *
 * A transaction is recorded before it is submitted (LockSigned, PayoutSigned), and no other is
 * recorded for its purpose until it can never land (TransactionAbandoned): so nothing is paid
 * twice, wherever a crash falls.
 */
class Escrow {

  static final String FUNDING_DEADLINE = "escrow-funding";
  static final String REFUND_DEADLINE = "escrow-refund";

  @AggregateIdentifier private EscrowId id;
  private final EscrowBooks books = new EscrowBooks();

  Escrow() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(OpenEscrow command, DeadlineManager deadlines) {
    if (id != null) {
      return;
    }
    Lovelace amount = command.maxPrice().plus(EscrowTransactions.SETTLEMENT_RESERVE);
    apply(
        new EscrowOpened(
            command.escrow(),
            command.contract(),
            command.job(),
            command.tenantWallet(),
            command.tenantAddress(),
            command.providerAddress(),
            command.maxPrice(),
            command.minimumCharge(),
            amount,
            command.fundBy(),
            command.refundAfter()));
    deadlines.schedule(command.fundBy(), FUNDING_DEADLINE);
    deadlines.schedule(command.refundAfter(), REFUND_DEADLINE);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CloseUnfunded command) {
    if (id == null || books.nothingIsOnItsWay()) {
      close(
          command.escrow(), command.contract(), command.job(), command.reason(), command.detail());
    }
  }

  private static void close(
      EscrowId escrow, ContractId contract, JobId job, UnfundedReason reason, String detail) {
    apply(new EscrowClosedUnfunded(escrow, contract, job, reason, detail));
  }

  @DeadlineHandler(deadlineName = FUNDING_DEADLINE)
  void onFundingDeadline() {
    if (books.nothingIsOnItsWay()) {
      close(
          UnfundedReason.FUNDING_TIMEOUT, "Nothing was signed by " + books.terms().fundBy() + ".");
    }
  }

  private void close(UnfundedReason reason, String detail) {
    close(id, books.terms().contract(), books.terms().job(), reason, detail);
  }

  @CommandHandler
  void handle(RecordLock command) {
    if (books.wantsLock()) {
      apply(
          new LockSigned(
              id,
              books.terms().tenantWallet(),
              command.transaction(),
              command.lockAddress(),
              command.refundableFromSlot()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RequestSettlement command) {
    if (id == null) {
      String detail = "The job ended before its escrow was opened.";
      close(command.escrow(), command.contract(), command.job(), UnfundedReason.CANCELLED, detail);
      return;
    }
    if (books.isDivided() || books.isOver()) {
      return;
    }
    apply(
        new SettlementDue(
            id,
            payable(command.due()),
            command.servedFrom(),
            command.servedUntil(),
            command.reason()));
    if (books.nothingIsOnItsWay()) {
      close(UnfundedReason.CANCELLED, "The job ended before the money was locked.");
    }
  }

  private Lovelace payable(Lovelace due) {
    if (due.exceeds(books.terms().maxPriceLovelace())) {
      throw PaymentProblem.overdrawn(id, due, books.terms().maxPriceLovelace());
    }
    boolean belowMinimum = books.terms().minimumChargeLovelace().exceeds(due);
    return !due.isZero() && belowMinimum ? books.terms().minimumChargeLovelace() : due;
  }

  @DeadlineHandler(deadlineName = REFUND_DEADLINE)
  void onRefundDeadline() {
    if (books.status() == EscrowStatus.FUNDED) {
      apply(new RefundDue(id));
    }
  }

  @CommandHandler
  void handle(RecordPayout command) {
    if (books.wantedPayout().equals(Optional.of(command.purpose()))) {
      var spending = command.spending();
      apply(new PayoutSigned(id, command.purpose(), spending.transaction(), spending.sums()));
    }
  }

  @CommandHandler
  void handle(ConfirmTransaction command) {
    books
        .transfer(command.transaction())
        .filter(Transfer::isPending)
        .ifPresent(
            transfer -> {
              apply(
                  new TransactionConfirmed(
                      id,
                      transfer.id(),
                      transfer.purpose(),
                      command.slot(),
                      command.confirmations()));
              announce(transfer, command.confirmations());
            });
  }

  private void announce(Transfer confirmed, long confirmations) {
    if (confirmed.purpose() == Purpose.LOCK) {
      announceFunded(confirmed, confirmations);
    } else {
      announceSettled(confirmed, confirmations);
    }
  }

  private void announceFunded(Transfer confirmed, long confirmations) {
    if (books.status() == EscrowStatus.OPENED) {
      apply(
          new EscrowFunded(
              id,
              books.terms().contract(),
              books.terms().job(),
              books.terms().lockLovelace(),
              confirmed.id(),
              confirmations));
    }
  }

  /**
   * Once for each division: after a rollback the same bytes land again, which is no news to the
   * scheduler.
   */
  private void announceSettled(Transfer confirmed, long confirmations) {
    EscrowSums sums = confirmed.sums().orElseThrow();
    if (!books.hasAnnounced(sums)) {
      apply(
          new EscrowSettled(
              id,
              books.terms().contract(),
              books.terms().job(),
              sums.paid(),
              sums.refunded(),
              sums.fees(),
              confirmed.id(),
              confirmations));
    }
  }

  @CommandHandler
  void handle(RecordRollback command) {
    books
        .transfer(command.transaction())
        .filter(Transfer::isConfirmed)
        .ifPresent(
            transfer -> apply(new TransactionRolledBack(id, transfer.id(), transfer.purpose())));
  }

  @CommandHandler
  void handle(AbandonTransaction command) {
    books
        .transfer(command.transaction())
        .filter(Transfer::isPending)
        .ifPresent(transfer -> abandon(transfer, command.reason()));
  }

  /**
   * A first lock may land until the time for funding is over: when it no longer can, there is no
   * time for another.
   */
  private void abandon(Transfer transfer, String reason) {
    apply(new TransactionAbandoned(id, transfer.id(), transfer.purpose(), reason));
    if (transfer.purpose() == Purpose.LOCK && books.status() == EscrowStatus.OPENED) {
      if (books.isDivided()) {
        close(UnfundedReason.CANCELLED, "The job ended before the money was locked.");
      } else {
        close(UnfundedReason.FUNDING_TIMEOUT, reason);
      }
    }
  }

  @CommandHandler
  void handle(DeclareStuck command) {
    if (books.waitsForASignature()) {
      apply(
          new EscrowStuck(
              id,
              books.terms().contract(),
              books.terms().job(),
              command.reason(),
              command.detail()));
    }
  }

  @CommandHandler
  void handle(FinishTransaction command) {
    books
        .transfer(command.transaction())
        .filter(transfer -> transfer.stage() == Stage.CONFIRMED)
        .ifPresent(transfer -> apply(new TransactionFinal(id, transfer.id(), transfer.purpose())));
  }

  @CommandHandler
  EscrowFacts handle(DescribeEscrow command) {
    return books.facts();
  }

  @EventSourcingHandler
  void on(EscrowEvent event) {
    id = event.escrow();
    books.enter(event);
  }
}
