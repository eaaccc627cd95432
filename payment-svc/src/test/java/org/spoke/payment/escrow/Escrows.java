package org.spoke.payment.escrow;

import static org.spoke.payment.transaction.Parties.PARAMETERS;
import static org.spoke.payment.transaction.Parties.PROVIDER;
import static org.spoke.payment.transaction.Parties.TENANT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.chain.UnspentOutput;
import org.spoke.payment.escrow.EscrowCommand.OpenEscrow;
import org.spoke.payment.escrow.EscrowCommand.RequestSettlement;
import org.spoke.payment.escrow.EscrowEvent.EscrowFunded;
import org.spoke.payment.escrow.EscrowEvent.EscrowOpened;
import org.spoke.payment.escrow.EscrowEvent.EscrowSettled;
import org.spoke.payment.escrow.EscrowEvent.LockSigned;
import org.spoke.payment.escrow.EscrowEvent.PayoutSigned;
import org.spoke.payment.escrow.EscrowEvent.SettlementDue;
import org.spoke.payment.escrow.EscrowEvent.TransactionConfirmed;
import org.spoke.payment.escrow.script.EscrowTerms;
import org.spoke.payment.escrow.script.NativeEscrowScript;
import org.spoke.payment.transaction.EscrowTransactions;
import org.spoke.payment.transaction.LockedOutput;
import org.spoke.payment.transaction.Parties;
import org.spoke.payment.transaction.Spending;
import org.spoke.payment.wallet.WalletId;

/** The escrow that tests speak of: its commands and events, with really signed transactions. */
final class Escrows {

  static final EscrowId ID = new EscrowId("esc_7f3k0c2m9a4q5w8e1r6t");
  static final ContractId CONTRACT = new ContractId("ctr_7f3k0c2m9a4q5w8e1r6t");
  static final JobId JOB = new JobId("job_7f3k0c2m9a4q5w8e1r6t");
  static final WalletId WALLET = WalletId.ofName("tenant");
  static final Lovelace PRICE = Lovelace.ada(10);
  static final Lovelace LOCKED = PRICE.plus(EscrowTransactions.SETTLEMENT_RESERVE);
  static final Instant FUND_BY = Instant.parse("2026-11-23T12:10:00Z");
  static final Instant REFUND_AFTER = Instant.parse("2026-11-24T12:00:00Z");
  static final long DEADLINE_SLOT = 5_000;
  static final long CONFIRMATIONS = 3;

  private static final NativeEscrowScript SCRIPT = new NativeEscrowScript();
  private static final EscrowTransactions TRANSACTIONS = new EscrowTransactions(SCRIPT);
  private static final EscrowTerms TERMS = Parties.refundableFrom(DEADLINE_SLOT);

  static final OpenEscrow OPEN =
      new OpenEscrow(
          ID,
          CONTRACT,
          JOB,
          WALLET,
          TENANT.address(),
          PROVIDER.address(),
          PRICE,
          EscrowTransactions.MINIMUM_CHARGE,
          FUND_BY,
          REFUND_AFTER);
  static final EscrowOpened OPENED =
      new EscrowOpened(
          ID,
          CONTRACT,
          JOB,
          WALLET,
          TENANT.address(),
          PROVIDER.address(),
          PRICE,
          EscrowTransactions.MINIMUM_CHARGE,
          LOCKED,
          FUND_BY,
          REFUND_AFTER);

  private Escrows() {}

  /** Different ends give different transactions for the same purpose. */
  static SignedTransaction lock(long invalidFromSlot) {
    var money =
        UnspentOutput.ofLovelace(
            new OutputReference(new TxId("ab".repeat(32)), 0), TENANT.address(), Lovelace.ada(50));
    return TRANSACTIONS.lock(
        TERMS, LOCKED, List.of(money), Set.of(), invalidFromSlot, TENANT, PARAMETERS);
  }

  static LockSigned signed(SignedTransaction lock) {
    return new LockSigned(ID, WALLET, lock, SCRIPT.lockAddress(TERMS), DEADLINE_SLOT);
  }

  static EscrowCommand.RecordLock record(SignedTransaction lock) {
    return new EscrowCommand.RecordLock(ID, lock, SCRIPT.lockAddress(TERMS), DEADLINE_SLOT);
  }

  static Spending settlement(SignedTransaction lock, Lovelace due, long invalidFromSlot) {
    return TRANSACTIONS.settle(
        TERMS, LockedOutput.of(lock, LOCKED), due, invalidFromSlot, TENANT, PROVIDER, PARAMETERS);
  }

  static Spending refund(SignedTransaction lock) {
    return TRANSACTIONS.refund(
        TERMS, LockedOutput.of(lock, LOCKED), DEADLINE_SLOT + 900, TENANT, PARAMETERS);
  }

  static PayoutSigned signed(Spending spending) {
    return new PayoutSigned(ID, Purpose.SETTLEMENT, spending.transaction(), spending.sums());
  }

  static TransactionConfirmed confirmed(SignedTransaction transaction, Purpose purpose) {
    return new TransactionConfirmed(ID, transaction.id(), purpose, 100, CONFIRMATIONS);
  }

  static EscrowFunded funded(SignedTransaction lock) {
    return new EscrowFunded(ID, CONTRACT, JOB, LOCKED, lock.id(), CONFIRMATIONS);
  }

  static EscrowSettled settled(Spending spending) {
    var sums = spending.sums();
    return new EscrowSettled(
        ID,
        CONTRACT,
        JOB,
        sums.paid(),
        sums.refunded(),
        sums.fees(),
        spending.transaction().id(),
        CONFIRMATIONS);
  }

  static RequestSettlement settle(Lovelace due) {
    return new RequestSettlement(
        ID, CONTRACT, JOB, due, Optional.empty(), Optional.empty(), "JOB_SETTLED");
  }

  static SettlementDue due(Lovelace due) {
    return new SettlementDue(ID, due, Optional.empty(), Optional.empty(), "JOB_SETTLED");
  }
}
