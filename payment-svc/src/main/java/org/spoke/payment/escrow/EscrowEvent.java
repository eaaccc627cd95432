package org.spoke.payment.escrow;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.serialization.Revision;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.transaction.EscrowSums;
import org.spoke.payment.wallet.WalletId;

/**
 * What has happened to an escrow. A shipped record never changes: a new revision gets an upcaster
 * and a golden file. EscrowFunded, EscrowClosedUnfunded, EscrowSettled and EscrowStuck are read by
 * the scheduler (docs/reference/events.md).
 */
public sealed interface EscrowEvent {

  EscrowId escrow();

  /**
   * Both signatures stand under the contract.
   *
   * @param lockLovelace the highest price and the reserve
   * @param fundBy the lock must be on the chain by then
   * @param refundAfter from then on the tenant may take all of it back alone
   */
  @Revision("1")
  record EscrowOpened(
      EscrowId escrow,
      ContractId contract,
      JobId job,
      WalletId tenantWallet,
      Address tenantAddress,
      Address providerAddress,
      Lovelace maxPriceLovelace,
      Lovelace minimumChargeLovelace,
      Lovelace lockLovelace,
      Instant fundBy,
      Instant refundAfter)
      implements EscrowEvent {}

  /**
   * The lock is signed, and may from now on be on its way: only these bytes are ever submitted for
   * it.
   *
   * @param refundableFromSlot the deadline as the script knows it
   */
  @Revision("1")
  record LockSigned(
      EscrowId escrow,
      WalletId tenantWallet,
      SignedTransaction transaction,
      Address lockAddress,
      long refundableFromSlot)
      implements EscrowEvent {}

  /** The money is safe: the job may start. */
  @Revision("1")
  record EscrowFunded(
      EscrowId escrow,
      ContractId contract,
      JobId job,
      Lovelace lockedLovelace,
      TxId transaction,
      long confirmations)
      implements EscrowEvent {}

  /**
   * The scheduler has said what is due.
   *
   * @param servedFrom when the VM became ready; empty when it never was
   */
  @Revision("1")
  record SettlementDue(
      EscrowId escrow,
      Lovelace dueLovelace,
      Optional<Instant> servedFrom,
      Optional<Instant> servedUntil,
      String reason)
      implements EscrowEvent {}

  /** Nobody has said what is due, and the deadline is over. */
  @Revision("1")
  record RefundDue(EscrowId escrow) implements EscrowEvent {}

  /**
   * The transaction that divides the money is signed: only these bytes are ever submitted for it.
   */
  @Revision("1")
  record PayoutSigned(
      EscrowId escrow, Purpose purpose, SignedTransaction transaction, EscrowSums sums)
      implements EscrowEvent {}

  /** It stands on the chain under as many blocks as this box asks for. */
  @Revision("1")
  record TransactionConfirmed(
      EscrowId escrow, TxId transaction, Purpose purpose, long slot, long confirmations)
      implements EscrowEvent {}

  /** A rollback took a confirmed transaction off the chain: the same bytes are submitted again. */
  @Revision("1")
  record TransactionRolledBack(EscrowId escrow, TxId transaction, Purpose purpose)
      implements EscrowEvent {}

  /** It can never land any more: another one may be signed for its purpose. */
  @Revision("1")
  record TransactionAbandoned(EscrowId escrow, TxId transaction, Purpose purpose, String reason)
      implements EscrowEvent {}

  /** It stands so deep that no rollback reaches it: nobody need watch it any more. */
  @Revision("1")
  record TransactionFinal(EscrowId escrow, TxId transaction, Purpose purpose)
      implements EscrowEvent {}

  /** Everything is accounted for: locked = paid + refunded + fees. */
  @Revision("1")
  record EscrowSettled(
      EscrowId escrow,
      ContractId contract,
      JobId job,
      Lovelace paidLovelace,
      Lovelace refundedLovelace,
      Lovelace feesLovelace,
      TxId transaction,
      long confirmations)
      implements EscrowEvent {}

  /** This box can do nothing more for its money, and signs nothing more. */
  @Revision("1")
  record EscrowStuck(
      EscrowId escrow, ContractId contract, JobId job, StuckReason reason, String detail)
      implements EscrowEvent {}

  /** Nothing was ever locked. */
  @Revision("1")
  record EscrowClosedUnfunded(
      EscrowId escrow, ContractId contract, JobId job, UnfundedReason reason, String detail)
      implements EscrowEvent {}
}
