package org.spoke.payment.escrow;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.TxId;
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
import org.spoke.payment.transaction.LockedOutput;

/** What an escrow's events add up to, and what may follow from it. */
final class EscrowBooks {

  private EscrowOpened terms;
  private EscrowStatus status;
  private Transfer lock;
  private long refundableFromSlot;
  private SettlementDue settlement;
  private boolean refundDue;
  private Transfer payout;
  private EscrowSums announced;

  void enter(EscrowEvent event) {
    switch (event) {
      case EscrowOpened opened -> {
        terms = opened;
        status = EscrowStatus.OPENED;
      }
      case EscrowClosedUnfunded closed -> status = EscrowStatus.CLOSED_UNFUNDED;
      case EscrowStuck stuck -> status = EscrowStatus.STUCK;
      case LockSigned signed -> {
        lock = Transfer.lock(signed.transaction());
        refundableFromSlot = signed.refundableFromSlot();
      }
      case EscrowFunded funded ->
          status = isDivided() ? EscrowStatus.SETTLING : EscrowStatus.FUNDED;
      case SettlementDue due -> {
        settlement = due;
        settleFromFunded();
      }
      case RefundDue due -> {
        refundDue = true;
        settleFromFunded();
      }
      case PayoutSigned signed ->
          payout = Transfer.payout(signed.purpose(), signed.transaction(), signed.sums());
      case TransactionConfirmed confirmed ->
          move(confirmed.transaction(), Stage.CONFIRMED, EscrowStatus.SETTLED);
      case TransactionRolledBack back ->
          move(back.transaction(), Stage.PENDING, EscrowStatus.SETTLING);
      case TransactionAbandoned abandoned ->
          move(abandoned.transaction(), Stage.ABANDONED, EscrowStatus.SETTLING);
      case TransactionFinal last -> move(last.transaction(), Stage.FINAL, EscrowStatus.SETTLED);
      case EscrowSettled settled -> announced = payout.sums().orElseThrow();
    }
  }

  private void settleFromFunded() {
    if (status == EscrowStatus.FUNDED) {
      status = EscrowStatus.SETTLING;
    }
  }

  /**
   * The payout carries the escrow's status with it, the lock does not: it is announced by an event
   * of its own.
   */
  private void move(TxId transaction, Stage stage, EscrowStatus withPayout) {
    if (lock.id().equals(transaction)) {
      lock = lock.at(stage);
    } else {
      payout = payout.at(stage);
      status = withPayout;
    }
  }

  EscrowOpened terms() {
    return terms;
  }

  EscrowStatus status() {
    return status;
  }

  /** Whether it is decided who gets how much. */
  boolean isDivided() {
    return settlement != null || refundDue;
  }

  boolean hasAnnounced(EscrowSums sums) {
    return sums.equals(announced);
  }

  /** Whether it can be closed without a trace on the chain. */
  boolean nothingIsOnItsWay() {
    return status == EscrowStatus.OPENED && !isLive(lock);
  }

  /**
   * Also after it was funded: a rollback may have kept the lock off the chain until its time was
   * over.
   */
  boolean wantsLock() {
    return !isLive(lock) && !isOver();
  }

  /** Whether it ended otherwise than by a settlement: nothing is signed for it any more. */
  boolean isOver() {
    return status == EscrowStatus.CLOSED_UNFUNDED || status == EscrowStatus.STUCK;
  }

  /** Whether money was locked once, and the next step is a transaction that is not signed yet. */
  boolean waitsForASignature() {
    return status != EscrowStatus.OPENED && (wantsLock() || wantedPayout().isPresent());
  }

  Optional<Purpose> wantedPayout() {
    if (lockedOutput().isEmpty() || isLive(payout) || isOver()) {
      return Optional.empty();
    }
    if (settlement != null) {
      return Optional.of(Purpose.SETTLEMENT);
    }
    return refundDue ? Optional.of(Purpose.REFUND) : Optional.empty();
  }

  private Optional<LockedOutput> lockedOutput() {
    return Optional.ofNullable(lock)
        .filter(Transfer::isConfirmed)
        .map(confirmed -> LockedOutput.of(confirmed.transaction(), terms.lockLovelace()));
  }

  Optional<Transfer> transfer(TxId transaction) {
    return Stream.of(Optional.ofNullable(lock), Optional.ofNullable(payout))
        .flatMap(Optional::stream)
        .filter(known -> known.id().equals(transaction))
        .findFirst();
  }

  private static boolean isLive(Transfer transfer) {
    return transfer != null && transfer.isLive();
  }

  EscrowFacts facts() {
    return new EscrowFacts(
        status,
        terms.contract(),
        terms.job(),
        terms.tenantWallet(),
        terms.tenantAddress(),
        terms.providerAddress(),
        terms.lockLovelace(),
        settlement == null ? Lovelace.ZERO : settlement.dueLovelace(),
        terms.fundBy(),
        terms.refundAfter(),
        wantsLock(),
        wantedPayout(),
        lockedOutput(),
        payout != null && !payout.isLive(),
        lock == null ? OptionalLong.empty() : OptionalLong.of(refundableFromSlot));
  }
}
