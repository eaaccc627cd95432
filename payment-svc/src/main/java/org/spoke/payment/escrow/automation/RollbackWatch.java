package org.spoke.payment.escrow.automation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Recurring;
import org.spoke.payment.ChainSettings;
import org.spoke.payment.chain.ChainClient;
import org.spoke.payment.chain.ChainFailure;
import org.spoke.payment.chain.LandedTransaction;
import org.spoke.payment.escrow.EscrowCommand.FinishTransaction;
import org.spoke.payment.escrow.EscrowCommand.RecordRollback;
import org.spoke.payment.escrow.EscrowId;
import org.spoke.payment.escrow.view.TransactionRow;
import org.spoke.payment.escrow.view.TransactionRows;

/**
 * Looks after confirmed transactions until no rollback reaches them; one that is gone is on its way
 * again.
 */
@Singleton
class RollbackWatch implements Recurring {

  private static final Logger LOG = LoggerFactory.getLogger(RollbackWatch.class);
  private static final int POLLS_BETWEEN_LOOKS =
      10; // rollbacks are rare, and confirmed transactions many

  private final ChainClient chain;
  private final Commands commands;
  private final TransactionRows transactions;
  private final ChainSettings settings;

  RollbackWatch(
      ChainClient chain, Commands commands, TransactionRows transactions, ChainSettings settings) {
    this.chain = chain;
    this.commands = commands;
    this.transactions = transactions;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "rollback-watch";
  }

  @Override
  public Duration interval() {
    return settings.pollInterval().multipliedBy(POLLS_BETWEEN_LOOKS);
  }

  @Override
  public void run() {
    try {
      transactions.confirmed().forEach(this::look);
    } catch (ChainFailure failure) {
      LOG.warn("The chain cannot be watched now: {}", failure.getMessage());
    }
  }

  private void look(TransactionRow row) {
    EscrowId escrow = new EscrowId(row.escrow());
    Optional<LandedTransaction> landed = chain.find(row.id());
    if (landed.isEmpty()) {
      LOG.warn("{} of {} was rolled back; it is sent again", row.id(), escrow);
      commands.dispatch(new RecordRollback(escrow, row.id()));
    } else if (landed.get().confirmations() >= settings.finalConfirmations()) {
      commands.dispatch(new FinishTransaction(escrow, row.id()));
    }
  }
}
