package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Recurring;
import org.spoke.payment.ChainSettings;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.LandedTransaction;
import org.spoke.payment.chain.Tip;
import org.spoke.payment.chain.TxId;
import org.spoke.payment.escrow.EscrowCommand.AbandonTransaction;
import org.spoke.payment.escrow.EscrowCommand.ConfirmTransaction;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.view.TransactionRow;
import org.spoke.payment.escrow.view.TransactionRows;

/**
 * Looks after transactions on their way: says when one is confirmed, sends the same bytes again
 * while one is missing, and gives one up only when its validity interval is over by more slots than
 * a rollback could take back.
 */
@Singleton
class ConfirmationWatch implements Recurring {

  private static final Logger LOG = LoggerFactory.getLogger(ConfirmationWatch.class);

  private final ChainClient chain;
  private final Commands commands;
  private final TransactionRows transactions;
  private final ChainSettings settings;

  /**
   * Why the ledger last refused a transaction; only for the reader of the reason, so it need not be
   * stored.
   */
  private final Map<TxId, String> refusals = new ConcurrentHashMap<>();

  ConfirmationWatch(
      ChainClient chain, Commands commands, TransactionRows transactions, ChainSettings settings) {
    this.chain = chain;
    this.commands = commands;
    this.transactions = transactions;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "confirmation-watch";
  }

  @Override
  public Duration interval() {
    return settings.pollInterval();
  }

  @Override
  public void run() {
    List<TransactionRow> pending = transactions.pending();
    if (pending.isEmpty()) {
      return;
    }
    try {
      Tip tip = chain.tip();
      long margin = settings.confirmations() * chain.genesis().slotsPerBlock();
      pending.forEach(row -> look(row, tip, margin));
    } catch (ChainFailure failure) {
      LOG.warn("The chain cannot be watched now: {}", failure.getMessage());
    }
  }

  private void look(TransactionRow row, Tip tip, long margin) {
    Optional<LandedTransaction> landed = chain.find(row.id());
    if (landed.isPresent()) {
      confirm(row, landed.get());
    } else if (tip.slot() >= row.invalidFromSlot() + margin) {
      abandon(row);
    } else {
      submitAgain(row);
    }
  }

  private void confirm(TransactionRow row, LandedTransaction landed) {
    if (landed.confirmations() >= settings.confirmations()) {
      commands.dispatch(
          new ConfirmTransaction(
              new EscrowId(row.escrow()), row.id(), landed.slot(), landed.confirmations()));
      refusals.remove(row.id());
    }
  }

  private void abandon(TransactionRow row) {
    String refusal = refusals.remove(row.id());
    String reason = "It did not land before slot " + row.invalidFromSlot() + ".";
    commands.dispatch(
        new AbandonTransaction(
            new EscrowId(row.escrow()),
            row.id(),
            refusal == null ? reason : reason + " The ledger said: " + refusal));
  }

  private void submitAgain(TransactionRow row) {
    try {
      chain.submit(row.transaction());
    } catch (ChainFailure.Rejected refused) {
      refusals.put(row.id(), refused.getMessage());
      LOG.debug("{} is refused for now: {}", row.id(), refused.getMessage());
    }
  }
}
