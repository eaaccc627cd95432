package org.spoke.eventlog.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;

/**
 * Axon's JDBC engine with Postgres' own types: {@code json} that SQL can read, {@code timestamptz},
 * and the place of each new event known to this process.
 */
final class PostgresEventStorage extends JdbcEventStorageEngine {
  /** Rows of one insert: their parameters stay far below Postgres' 65,535. */
  private static final int MAX_ROWS = 100;

  private final LogConnections connections;
  private final Appended appended;

  PostgresEventStorage(Builder builder, LogConnections connections, Appended appended) {
    super(builder);
    this.connections = connections;
    this.appended = appended;
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    try (Connection connection = connections.getConnection()) {
      for (int from = 0; from < events.size(); from += MAX_ROWS) {
        List<? extends EventMessage<?>> rows =
            events.subList(from, Math.min(from + MAX_ROWS, events.size()));
        rememberOnceCommitted(EventTable.append(connection, rows, serializer));
      }
    } catch (SQLException failure) {
      handlePersistenceException(failure, events.getFirst());
    }
  }

  private void rememberOnceCommitted(Set<Long> places) {
    CurrentUnitOfWork.ifStarted(work -> work.root().onCommit(committed -> appended.add(places)));
  }

  @Override
  protected PreparedStatement appendSnapshot(
      Connection connection, DomainEventMessage<?> snapshot, Serializer serializer)
      throws SQLException {
    return EventTable.appendSnapshot(connection, snapshot, serializer);
  }

  @Override
  protected PreparedStatement createTokenAt(Connection connection, Instant at) throws SQLException {
    PreparedStatement select =
        connection.prepareStatement("SELECT min(position) - 1 FROM event WHERE recorded_at >= ?");
    select.setObject(1, EventTable.utc(at));
    return select;
  }

  @Override
  protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // Axon's signature; the engine is built for String
  protected <T> T readPayload(ResultSet row, String column) throws SQLException {
    return (T) row.getString(column);
  }
}
