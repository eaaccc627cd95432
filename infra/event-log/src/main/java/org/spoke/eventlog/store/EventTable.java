package org.spoke.eventlog.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** The tables {@code event} and {@code snapshot}, as db/migration/event-log lays them. */
final class EventTable {
  private static final String POSITION = "position";
  private static final String RECORDED_AT = "recorded_at";

  private static final String INSERT =
      "INSERT INTO %s (event_id, aggregate_id, sequence, aggregate_type, recorded_at, type,"
          + " revision, payload, metadata) VALUES ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)";

  static final EventSchema SCHEMA =
      EventSchema.builder()
          .eventTable("event")
          .snapshotTable("snapshot")
          .globalIndexColumn(POSITION)
          .eventIdentifierColumn("event_id")
          .aggregateIdentifierColumn("aggregate_id")
          .sequenceNumberColumn("sequence")
          .typeColumn("aggregate_type")
          .timestampColumn(RECORDED_AT)
          .payloadTypeColumn("type")
          .payloadRevisionColumn("revision")
          .payloadColumn("payload")
          .metaDataColumn("metadata")
          .build();

  private static final String INSERT_EVENTS = INSERT.formatted(SCHEMA.domainEventTable());
  private static final String INSERT_SNAPSHOT = INSERT.formatted(SCHEMA.snapshotTable()) + ROW;

  private EventTable() {}

  /**
   * Inserts all of them in one round trip.
   *
   * @return their places in the log
   */
  static Set<Long> append(
      Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
      throws SQLException {
    String rows = String.join(", ", Collections.nCopies(events.size(), ROW));
    String insert = INSERT_EVENTS + rows + " RETURNING position";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      int parameter = 1;
      for (EventMessage<?> event : events) {
        parameter = bind(statement, parameter, asDomainEvent(event), serializer);
      }
      return places(statement);
    }
  }

  private static Set<Long> places(PreparedStatement insert) throws SQLException {
    Set<Long> places = new HashSet<>();
    try (ResultSet row = insert.executeQuery()) {
      while (row.next()) {
        places.add(row.getLong(POSITION));
      }
    }
    return places;
  }

  static PreparedStatement appendSnapshot(
      Connection connection, DomainEventMessage<?> snapshot, Serializer serializer)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(INSERT_SNAPSHOT);
    bind(statement, 1, snapshot, serializer);
    return statement;
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Sets one row's parameters; returns the number of the next. */
  private static int bind(
      PreparedStatement statement, int first, DomainEventMessage<?> event, Serializer serializer)
      throws SQLException {
    SerializedObject<String> payload = event.serializePayload(serializer, String.class);
    int parameter = first;
    statement.setString(parameter++, event.getIdentifier());
    statement.setString(parameter++, event.getAggregateIdentifier());
    statement.setLong(parameter++, event.getSequenceNumber());
    statement.setString(parameter++, event.getType());
    statement.setObject(parameter++, utc(event.getTimestamp()));
    statement.setString(parameter++, payload.getType().getName());
    statement.setString(parameter++, payload.getType().getRevision());
    statement.setString(parameter++, payload.getData());
    statement.setString(parameter++, event.serializeMetaData(serializer, String.class).getData());
    return parameter;
  }

  /** An event that belongs to no aggregate gets a stream of its own, named by its id. */
  private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
    return event instanceof DomainEventMessage<?> domainEvent
        ? domainEvent
        : new GenericDomainEventMessage<>(
            null, event.getIdentifier(), 0L, event, event::getTimestamp);
  }
}
