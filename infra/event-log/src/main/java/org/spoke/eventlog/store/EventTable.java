package org.spoke.eventlog.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** The tables {@code event} and {@code snapshot}, as db/migration/event-log lays them. */
final class EventTable {
  static final String POSITION = "position";
  static final String RECORDED_AT = "recorded_at";

  private static final String COLUMNS =
      "event_id, aggregate_id, sequence, aggregate_type, recorded_at, type, revision, payload,"
          + " metadata";
  private static final String INSERT =
      "INSERT INTO %s (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)";

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

  private EventTable() {}

  /** One row an event, whose place in the log comes back as the generated key. */
  static PreparedStatement append(
      Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            INSERT.formatted(SCHEMA.domainEventTable()), new String[] {POSITION});
    for (EventMessage<?> event : events) {
      bind(statement, asDomainEvent(event), serializer);
      statement.addBatch();
    }
    return statement;
  }

  static PreparedStatement appendSnapshot(
      Connection connection, DomainEventMessage<?> snapshot, Serializer serializer)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(INSERT.formatted(SCHEMA.snapshotTable()));
    bind(statement, snapshot, serializer);
    return statement;
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static void bind(
      PreparedStatement statement, DomainEventMessage<?> event, Serializer serializer)
      throws SQLException {
    SerializedObject<String> payload = event.serializePayload(serializer, String.class);
    statement.setString(1, event.getIdentifier());
    statement.setString(2, event.getAggregateIdentifier());
    statement.setLong(3, event.getSequenceNumber());
    statement.setString(4, event.getType());
    statement.setObject(5, utc(event.getTimestamp()));
    statement.setString(6, payload.getType().getName());
    statement.setString(7, payload.getType().getRevision());
    statement.setString(8, payload.getData());
    statement.setString(9, event.serializeMetaData(serializer, String.class).getData());
  }

  /** An event that belongs to no aggregate gets a stream of its own, named by its id. */
  private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
    return event instanceof DomainEventMessage<?> domainEvent
        ? domainEvent
        : new GenericDomainEventMessage<>(
            null, event.getIdentifier(), 0L, event, event::getTimestamp);
  }
}
