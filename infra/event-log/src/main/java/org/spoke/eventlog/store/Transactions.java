package org.spoke.eventlog.store;

import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/**
 * Gives Axon the transactions of Micronaut, so that events, tokens and rows written by Micronaut
 * Data commit together. What starts inside a transaction joins it and leaves its end to whoever
 * began it.
 */
@Singleton
public final class Transactions implements TransactionManager {
  private final SynchronousTransactionManager<Connection> micronaut;

  Transactions(SynchronousTransactionManager<Connection> micronaut) {
    this.micronaut = micronaut;
  }

  @Override
  public Transaction startTransaction() {
    return isActive()
        ? Joined.INSTANCE
        : new Owned(micronaut, micronaut.getTransaction(TransactionDefinition.DEFAULT));
  }

  boolean isActive() {
    return micronaut.findTransactionStatus().isPresent();
  }

  /** The connection of the transaction at hand. */
  public Connection connection() {
    return micronaut.getConnection();
  }

  private enum Joined implements Transaction {
    INSTANCE;

    @Override
    public void commit() {
      // whoever began the transaction commits it
    }

    @Override
    public void rollback() {
      // whoever began the transaction sees the failure and rolls back
    }
  }

  private record Owned(
      SynchronousTransactionManager<Connection> micronaut, TransactionStatus<Connection> status)
      implements Transaction {
    @Override
    public void commit() {
      micronaut.commit(status);
    }

    @Override
    public void rollback() {
      if (!status.isCompleted()) {
        micronaut.rollback(status);
      }
    }
  }
}
