package org.spoke.payment.escrow;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.transaction.Spending;
import org.spoke.payment.wallet.WalletId;

/** What an escrow can be asked. Each may be asked twice: the second time is no news. */
public sealed interface EscrowCommand {

  EscrowId escrow();

  /** Opens the escrow of a contract whose wallets are both on this box. */
  record OpenEscrow(
      @TargetAggregateIdentifier EscrowId escrow,
      ContractId contract,
      JobId job,
      WalletId tenantWallet,
      Address tenantAddress,
      Address providerAddress,
      Lovelace maxPrice,
      Lovelace minimumCharge,
      Instant fundBy,
      Instant refundAfter)
      implements EscrowCommand {}

  /** Closes it before it opened, or before anything was signed. */
  record CloseUnfunded(
      @TargetAggregateIdentifier EscrowId escrow,
      ContractId contract,
      JobId job,
      UnfundedReason reason,
      String detail)
      implements EscrowCommand {}

  record RecordLock(
      @TargetAggregateIdentifier EscrowId escrow,
      SignedTransaction transaction,
      Address lockAddress,
      long refundableFromSlot)
      implements EscrowCommand {}

  /**
   * Also for an escrow that is not open yet: its job ended before the contract was heard of here.
   */
  record RequestSettlement(
      @TargetAggregateIdentifier EscrowId escrow,
      ContractId contract,
      JobId job,
      Lovelace due,
      Optional<Instant> servedFrom,
      Optional<Instant> servedUntil,
      String reason)
      implements EscrowCommand {}

  record RecordPayout(
      @TargetAggregateIdentifier EscrowId escrow, Purpose purpose, Spending spending)
      implements EscrowCommand {}

  record ConfirmTransaction(
      @TargetAggregateIdentifier EscrowId escrow, TxId transaction, long slot, long confirmations)
      implements EscrowCommand {}

  record RecordRollback(@TargetAggregateIdentifier EscrowId escrow, TxId transaction)
      implements EscrowCommand {}

  /** Only for one that can never land any more. */
  record AbandonTransaction(
      @TargetAggregateIdentifier EscrowId escrow, TxId transaction, String reason)
      implements EscrowCommand {}

  /** No news while a transaction of it may still land. */
  record DeclareStuck(@TargetAggregateIdentifier EscrowId escrow, StuckReason reason, String detail)
      implements EscrowCommand {}

  record FinishTransaction(@TargetAggregateIdentifier EscrowId escrow, TxId transaction)
      implements EscrowCommand {}

  /** Asks for {@link EscrowFacts}, as they stand in this transaction. Changes nothing. */
  record DescribeEscrow(@TargetAggregateIdentifier EscrowId escrow) implements EscrowCommand {}
}
