package org.spoke.eventlog.schema;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Gives the service's pool its name, its small size, its search path and its limits. */
@Singleton
public final class PoolSettings implements BeanCreatedEventListener<DatasourceConfiguration> {
  /**
   * Connections at most, opened when they are needed. Commits that arrive together reach the disk
   * together, so more at once are more a second; four services of 24 fit into the 97 that a
   * Postgres gives by default. How many commands run at once and how many connections the box's own
   * Postgres allows follow from this.
   */
  public static final int MAX_CONNECTIONS = 24;

  private static final int MIN_IDLE_CONNECTIONS = 1;

  /**
   * Milliseconds a caller waits for a connection before storage-unavailable: two services behind
   * each other say so within a request's 10 s.
   */
  private static final long CONNECTION_TIMEOUT_MS = 3_000;

  /**
   * Limits of one transaction. Readers of the log stop waiting for an open transaction after {@code
   * AxonFactory.GAP_TIMEOUT_MS}; one that is still open by then would be lost to them, so Postgres
   * ends it before.
   */
  private static final String SESSION_LIMITS =
      "-c idle_in_transaction_session_timeout=20s -c lock_timeout=10s -c statement_timeout=20s";

  private final Schemas schemas;

  PoolSettings(Schemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> created) {
    DatasourceConfiguration pool = created.getBean();
    pool.setPoolName(schemas.service());
    pool.setMaximumPoolSize(MAX_CONNECTIONS);
    pool.setMinimumIdle(MIN_IDLE_CONNECTIONS);
    pool.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    pool.addDataSourceProperty("currentSchema", schemas.searchPath());
    pool.addDataSourceProperty("ApplicationName", "spoke-" + schemas.service());
    pool.addDataSourceProperty("options", SESSION_LIMITS);
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    return pool;
  }
}
