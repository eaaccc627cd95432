package org.spoke.payment.escrow;

import java.util.Optional;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.transaction.EscrowSums;

/**
 * One signed transaction of an escrow, from its signature until it stands too deep to be rolled
 * back, or can never land.
 *
 * @param sums how it divides the money; empty for a lock
 */
record Transfer(
    Purpose purpose, SignedTransaction transaction, Optional<EscrowSums> sums, Stage stage) {

  static Transfer lock(SignedTransaction transaction) {
    return new Transfer(Purpose.LOCK, transaction, Optional.empty(), Stage.PENDING);
  }

  static Transfer payout(Purpose purpose, SignedTransaction transaction, EscrowSums sums) {
    return new Transfer(purpose, transaction, Optional.of(sums), Stage.PENDING);
  }

  Transfer at(Stage next) {
    return new Transfer(purpose, transaction, sums, next);
  }

  TxId id() {
    return transaction.id();
  }

  boolean isPending() {
    return stage == Stage.PENDING;
  }

  boolean isConfirmed() {
    return stage == Stage.CONFIRMED || stage == Stage.FINAL;
  }

  /** Whether it may still land, or has: as long as it does, no other is signed for its purpose. */
  boolean isLive() {
    return stage != Stage.ABANDONED;
  }
}
