package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import org.spoke.eventlog.Commands;
import org.spoke.payment.PaymentProblem;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.OutputReference;
import org.spoke.payment.chain.ProtocolParameters;
import org.spoke.payment.chain.UnspentOutput;
import org.spoke.payment.escrow.EscrowCommand.DeclareStuck;
import org.spoke.payment.escrow.EscrowCommand.DescribeEscrow;
import org.spoke.payment.escrow.EscrowCommand.RecordPayout;
import org.spoke.payment.escrow.EscrowFacts;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.Purpose;
import org.spoke.payment.escrow.StuckReason;
import org.spoke.payment.escrow.script.EscrowScript;
import org.spoke.payment.escrow.script.EscrowTerms;
import org.spoke.payment.transaction.EscrowTransactions;
import org.spoke.payment.transaction.LockedOutput;
import org.spoke.payment.transaction.PaymentKey;
import org.spoke.payment.transaction.Spending;

/**
 * Signs the transaction that divides an escrow's money, and records it; nothing is submitted here.
 */
@Singleton
class PayoutSigning {

  /**
   * Two hours of the public networks: outlasts a full mempool, and is soon over when the chain
   * refuses it for good.
   */
  static final long VALID_FOR_SLOTS = 7_200;

  private final Commands commands;
  private final ChainClient chain;
  private final EscrowTransactions transactions;
  private final EscrowScript script;
  private final Signers signers;

  PayoutSigning(
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

  /**
   * Does nothing while the lock is not confirmed, nothing is decided, or a payout may still land.
   */
  void sign(EscrowId escrow) {
    EscrowFacts facts = commands.dispatch(new DescribeEscrow(escrow));
    facts.payout().ifPresent(purpose -> record(escrow, facts, purpose));
  }

  private void record(EscrowId escrow, EscrowFacts facts, Purpose purpose) {
    try {
      if (facts.payoutWasAbandoned() && isSpentElsewhere(facts)) {
        commands.dispatch(
            new DeclareStuck(escrow, StuckReason.SPENT_ELSEWHERE, spentElsewhere(facts)));
        return;
      }
      Spending spending = spending(facts, purpose);
      commands.dispatch(new RecordPayout(escrow, purpose, spending));
    } catch (ChainFailure failure) {
      throw PaymentProblem.unreachable(failure);
    }
  }

  /**
   * Looked at only behind a payout that never landed: by then every view of the chain has the lock.
   */
  private boolean isSpentElsewhere(EscrowFacts facts) {
    OutputReference locked = facts.locked().orElseThrow().reference();
    return chain.find(locked.transaction()).isPresent()
        && chain.unspentOutputs(script.lockAddress(facts.terms())).stream()
            .map(UnspentOutput::reference)
            .noneMatch(locked::equals);
  }

  private String spentElsewhere(EscrowFacts facts) {
    return "The locked output %s was spent by a transaction that this box did not sign. Look up who got it at %s, and pay by hand what is due: %s."
        .formatted(
            facts.locked().orElseThrow().reference(),
            script.lockAddress(facts.terms()),
            facts.due());
  }

  private Spending spending(EscrowFacts facts, Purpose purpose) {
    EscrowTerms terms = facts.terms();
    LockedOutput locked = facts.locked().orElseThrow();
    ProtocolParameters parameters = chain.protocolParameters();
    PaymentKey tenant = signers.of(facts.tenant());
    long now = chain.tip().slot();
    return switch (purpose) {
      case SETTLEMENT ->
          transactions.settle(
              terms,
              locked,
              facts.due(),
              now + VALID_FOR_SLOTS,
              tenant,
              signers.of(facts.provider()),
              parameters);
      case REFUND -> {
        long from = Math.max(now, terms.refundableFromSlot());
        yield transactions.refund(terms, locked, from + VALID_FOR_SLOTS, tenant, parameters);
      }
      case LOCK -> throw new IllegalArgumentException("A lock divides nothing");
    };
  }
}
