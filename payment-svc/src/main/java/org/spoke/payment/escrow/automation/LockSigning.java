package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.spoke.eventlog.Commands;
import org.spoke.payment.PaymentProblem;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.SignedTransaction;
import org.spoke.payment.chain.Tip;
import org.spoke.payment.chain.UnspentOutput;
import org.spoke.payment.escrow.EscrowCommand.CloseUnfunded;
import org.spoke.payment.escrow.EscrowCommand.DeclareStuck;
import org.spoke.payment.escrow.EscrowCommand.DescribeEscrow;
import org.spoke.payment.escrow.EscrowCommand.RecordLock;
import org.spoke.payment.escrow.EscrowFacts;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.EscrowStatus;
import org.spoke.payment.escrow.StuckReason;
import org.spoke.payment.escrow.UnfundedReason;
import org.spoke.payment.escrow.script.EscrowScript;
import org.spoke.payment.escrow.script.EscrowTerms;
import org.spoke.payment.transaction.EscrowTransactions;
import org.spoke.payment.transaction.InsufficientFunds;
import org.spoke.payment.wallet.WalletCommand.DescribeWallet;
import org.spoke.payment.wallet.WalletCommand.ReserveOutputs;
import org.spoke.payment.wallet.WalletFacts;

/**
 * Signs the lock of an escrow. The reservation of the outputs and the signed bytes are recorded in
 * one transaction of the log; nothing is submitted here.
 */
@Singleton
class LockSigning {

  private final Commands commands;
  private final ChainClient chain;
  private final EscrowTransactions transactions;
  private final EscrowScript script;
  private final Signers signers;

  LockSigning(
      Commands commands,
      ChainClient chain,
      EscrowTransactions transactions,
      EscrowScript script,
      Signers signers) {
    this.commands = commands;
    this.chain = chain;
    this.transactions = transactions;
    this.script = script;
    this.signers = signers;
  }

  /** Does nothing when a lock may still land, or none is wanted any more. */
  void sign(EscrowId escrow) {
    EscrowFacts facts = commands.dispatch(new DescribeEscrow(escrow));
    if (!facts.wantsLock()) {
      return;
    }
    try {
      sign(escrow, facts);
    } catch (ChainFailure failure) {
      throw PaymentProblem.unreachable(failure);
    }
  }

  private void sign(EscrowId escrow, EscrowFacts facts) {
    WalletFacts wallet = commands.dispatch(new DescribeWallet(facts.tenantWallet()));
    List<UnspentOutput> money = chain.unspentOutputs(facts.tenant());
    try {
      record(escrow, facts, wallet, money);
    } catch (InsufficientFunds refused) {
      waitForChange(wallet, money, refused);
      String detail = refused.needed() + " are needed, " + refused.available() + " are available.";
      close(escrow, facts, UnfundedReason.INSUFFICIENT_FUNDS, detail);
    }
  }

  private void record(
      EscrowId escrow, EscrowFacts facts, WalletFacts wallet, List<UnspentOutput> money) {
    Duration slotLength = chain.genesis().slotLength();
    Tip tip = chain.tip();
    long invalidFromSlot = invalidFromSlot(facts, tip, slotLength);
    if (invalidFromSlot <= tip.slot()) {
      String detail = "On the chain it is past " + facts.fundBy() + ".";
      close(escrow, facts, UnfundedReason.FUNDING_TIMEOUT, detail);
      return;
    }
    var terms =
        new EscrowTerms(
            facts.tenant(), facts.provider(), tip.slotAt(facts.refundAfter(), slotLength));
    SignedTransaction lock =
        transactions.lock(
            terms,
            facts.lock(),
            money,
            wallet.reserved(),
            invalidFromSlot,
            signers.of(facts.tenant()),
            chain.protocolParameters());
    commands.dispatch(new ReserveOutputs(facts.tenantWallet(), lock.id().hex(), lock.inputs()));
    commands.dispatch(
        new RecordLock(escrow, lock, script.lockAddress(terms), terms.refundableFromSlot()));
  }

  /**
   * A first lock may land until the time for it is over; one that replaces a lost lock has as long
   * as a payout.
   */
  private static long invalidFromSlot(EscrowFacts facts, Tip tip, Duration slotLength) {
    return facts.status() == EscrowStatus.OPENED
        ? tip.slotAt(facts.fundBy(), slotLength)
        : tip.slot() + PayoutSigning.VALID_FOR_SLOTS;
  }

  /**
   * Money that another lock of this wallet spends comes back as change once that lock has landed.
   */
  private static void waitForChange(
      WalletFacts wallet, List<UnspentOutput> money, InsufficientFunds refused) {
    boolean changeIsOnItsWay =
        money.stream().map(UnspentOutput::reference).anyMatch(wallet.reserved()::contains);
    if (changeIsOnItsWay) {
      throw PaymentProblem.changePending(refused.needed(), refused.available());
    }
  }

  /** An escrow that was funded is not closed: its lock is lost, and there is no other. */
  private void close(EscrowId escrow, EscrowFacts facts, UnfundedReason reason, String detail) {
    commands.dispatch(
        facts.status() == EscrowStatus.OPENED
            ? new CloseUnfunded(escrow, facts.contract(), facts.job(), reason, detail)
            : new DeclareStuck(escrow, StuckReason.LOCK_LOST, lost(detail)));
  }

  private static String lost(String detail) {
    return "The lock was rolled back for good, so the money is with the tenant; for another lock "
        + detail
        + " Pay the provider by hand if anything is due.";
  }
}
