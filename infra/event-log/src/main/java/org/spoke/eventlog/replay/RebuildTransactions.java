package org.spoke.eventlog.replay;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.spoke.eventlog.schema.Schemas;
import org.spoke.eventlog.store.StorageException;
import org.spoke.eventlog.store.Transactions;

/**
 * Transactions in which tables without a schema's name are those of the rebuild. The projections do
 * not notice. Their commits need not reach the disk one by one: the switch's commit takes them
 * along.
 */
@Singleton
final class RebuildTransactions implements TransactionManager {
  private final Transactions transactions;
  private final String settings;

  RebuildTransactions(Transactions transactions, Schemas schemas) {
    this.transactions = transactions;
    this.settings =
        "SET LOCAL search_path TO "
            + schemas.rebuild()
            + ", "
            + schemas.log()
            + "; SET LOCAL synchronous_commit = off; SET LOCAL statement_timeout = 0";
  }

  @Override
  public Transaction startTransaction() {
    Transaction transaction = transactions.startTransaction();
    try (Statement statement = transactions.connection().createStatement()) {
      statement.execute(settings);
      return transaction;
    } catch (SQLException failure) {
      transaction.rollback();
      throw new StorageException("Beginning a batch of the rebuild", failure);
    }
  }
}
