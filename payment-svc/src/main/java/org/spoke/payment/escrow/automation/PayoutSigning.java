package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import org.spoke.eventlog.Commands;
import org.spoke.payment.PaymentProblem;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.ProtocolParameters;
import org.spoke.payment.escrow.EscrowCommand.DescribeEscrow;
import org.spoke.payment.escrow.EscrowCommand.RecordPayout;
import org.spoke.payment.escrow.EscrowFacts;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.Purpose;
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
  private final Signers signers;

  PayoutSigning(
      Commands commands, ChainClient chain, EscrowTransactions transactions, Signers signers) {
    this.commands = commands;
    this.chain = chain;
    this.transactions = transactions;
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
      Spending spending = spending(facts, purpose);
      commands.dispatch(new RecordPayout(escrow, purpose, spending));
    } catch (ChainFailure failure) {
      throw PaymentProblem.unreachable(failure);
    }
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
