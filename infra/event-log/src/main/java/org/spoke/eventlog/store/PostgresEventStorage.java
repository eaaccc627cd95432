package org.spoke.eventlog.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
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
  private final LogConnections connections;
  private final Appended appended;

  PostgresEventStorage(Builder builder, LogConnections connections, Appended appended) {
    super(builder);
    this.connections = connections;
    this.appended = appended;
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    try (Connection connection = connections.getConnection();
        PreparedStatement insert = EventTable.append(connection, events, serializer)) {
      insert.executeBatch();
      rememberOnceCommitted(placesOf(insert));
    } catch (SQLException failure) {
      handlePersistenceException(failure, events.getFirst());
    }
  }

  private static Set<Long> placesOf(PreparedStatement insert) throws SQLException {
    Set<Long> places = new HashSet<>();
    try (ResultSet keys = insert.getGeneratedKeys()) {
      while (keys.next()) {
        places.add(keys.getLong(EventTable.POSITION));
      }
    }
    return places;
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
  @SuppressWarnings("unchecked") // the engine is built with dataType String
  protected <T> T readPayload(ResultSet row, String column) throws SQLException {
    return (T) row.getString(column);
  }
}
