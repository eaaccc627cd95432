package org.spoke.payment.escrow.view;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.spoke.eventlog.Projection;
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
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.EscrowStatus;
import org.spoke.payment.escrow.Purpose;
import org.spoke.payment.escrow.Stage;

/**
 * Keeps the tables of escrows and of their transactions; together, since a transaction's end moves
 * the escrow.
 */
@Singleton
@ProcessingGroup("escrows")
class EscrowProjection implements Projection {

  private static final String REFUNDED_AFTER_DEADLINE = "REFUND_DEADLINE";

  private final EscrowRows escrows;
  private final TransactionRows transactions;

  EscrowProjection(EscrowRows escrows, TransactionRows transactions) {
    this.escrows = escrows;
    this.transactions = transactions;
  }

  @EventHandler
  void on(EscrowOpened event, @Timestamp Instant at, @SequenceNumber long version) {
    escrows.save(EscrowRow.opened(event.escrow(), event.contract(), event.job(), at, version));
  }

  /** It may close before it ever opened. */
  @EventHandler
  void on(EscrowClosedUnfunded event, @Timestamp Instant at, @SequenceNumber long version) {
    String id = event.escrow().text();
    if (!escrows.existsById(id)) {
      escrows.save(EscrowRow.opened(event.escrow(), event.contract(), event.job(), at, version));
    }
    escrows.closeUnfunded(id, event.reason().name(), event.detail(), at, version);
  }

  @EventHandler
  void on(LockSigned event, @Timestamp Instant at, @SequenceNumber long version) {
    transactions.save(
        TransactionRow.signed(event.escrow(), version, Purpose.LOCK, event.transaction(), at));
    escrows.setLockAddress(event.escrow().text(), event.lockAddress().bech32(), version);
  }

  @EventHandler
  void on(PayoutSigned event, @Timestamp Instant at, @SequenceNumber long version) {
    transactions.save(
        TransactionRow.signed(event.escrow(), version, event.purpose(), event.transaction(), at));
    escrows.touch(event.escrow().text(), version);
  }

  @EventHandler
  void on(EscrowFunded event, @SequenceNumber long version) {
    escrows.fund(event.escrow().text(), event.lockedLovelace().amount(), version);
  }

  @EventHandler
  void on(SettlementDue event, @SequenceNumber long version) {
    escrows.settling(
        event.escrow().text(),
        event.reason(),
        event.servedFrom().orElse(null),
        event.servedUntil().orElse(null),
        version);
  }

  @EventHandler
  void on(RefundDue event, @SequenceNumber long version) {
    escrows.settling(event.escrow().text(), REFUNDED_AFTER_DEADLINE, null, null, version);
  }

  @EventHandler
  void on(TransactionConfirmed event, @SequenceNumber long version) {
    transactions.move(event.transaction().hex(), Stage.CONFIRMED, event.confirmations());
    moveWithPayout(event.escrow(), event.purpose(), EscrowStatus.SETTLED, version);
  }

  @EventHandler
  void on(TransactionRolledBack event, @SequenceNumber long version) {
    transactions.move(event.transaction().hex(), Stage.PENDING, 0);
    moveWithPayout(event.escrow(), event.purpose(), EscrowStatus.SETTLING, version);
  }

  @EventHandler
  void on(TransactionAbandoned event, @SequenceNumber long version) {
    transactions.move(event.transaction().hex(), Stage.ABANDONED);
    escrows.touch(event.escrow().text(), version);
  }

  @EventHandler
  void on(TransactionFinal event, @SequenceNumber long version) {
    transactions.move(event.transaction().hex(), Stage.FINAL);
    escrows.touch(event.escrow().text(), version);
  }

  @EventHandler
  void on(EscrowSettled event, @Timestamp Instant at, @SequenceNumber long version) {
    escrows.settle(
        event.escrow().text(),
        event.paidLovelace().amount(),
        event.refundedLovelace().amount(),
        event.feesLovelace().amount(),
        at,
        version);
  }

  @EventHandler
  void on(EscrowStuck event, @Timestamp Instant at, @SequenceNumber long version) {
    escrows.stick(event.escrow().text(), event.reason().name(), event.detail(), at, version);
  }

  private void moveWithPayout(EscrowId escrow, Purpose purpose, EscrowStatus to, long version) {
    if (purpose == Purpose.LOCK) {
      escrows.touch(escrow.text(), version);
    } else {
      escrows.setStatus(escrow.text(), to, version);
    }
  }
}
