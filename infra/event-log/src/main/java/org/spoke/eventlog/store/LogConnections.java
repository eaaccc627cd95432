package org.spoke.eventlog.store;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;

/**
 * The service's pool as Axon and the scheduler see it: inside a transaction every connection is
 * that transaction's, and closing it does nothing.
 */
@Singleton
public final class LogConnections implements ConnectionProvider {
  private static final NoOpCloseHandler LEFT_TO_ITS_OWNER = new NoOpCloseHandler();

  private final DataSource pool;
  private final Transactions transactions;

  LogConnections(DataSource pool, Transactions transactions) {
    this.pool = DelegatingDataSource.unwrapDataSource(pool);
    this.transactions = transactions;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return transactions.isActive()
        ? ConnectionWrapperFactory.wrap(transactions.connection(), LEFT_TO_ITS_OWNER)
        : pool.getConnection();
  }

  /** The bare pool, for what must not join a transaction. */
  public DataSource pool() {
    return pool;
  }

  /** These connections as a data source, for libraries that want one. */
  public DataSource asDataSource() {
    return new DelegatingDataSource(pool) {
      @Override
      public Connection getConnection() throws SQLException {
        return LogConnections.this.getConnection();
      }
    };
  }
}
