package org.spoke.eventlog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spoke.base.rpc.Timestamps;
import org.spoke.eventlog.schema.Schemas;
import org.spoke.eventlog.store.LogConnections;
import org.spoke.eventlog.store.StorageException;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListEventsRequest;

/** Reads events as they were recorded, in the revision of their time: history is not upcast. */
@Singleton
final class RecordedEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

  private final LogConnections connections;
  private final Schemas schemas;

  RecordedEvents(LogConnections connections, Schemas schemas) {
    this.connections = connections;
    this.schemas = schemas;
  }

  /** At most so many events that pass the request's filters, in the order of the log. */
  List<EventRecord> find(ListEventsRequest request, int limit) {
    EventFilter filter = EventFilter.of(request);
    String select = "SELECT * FROM event WHERE " + filter.where() + " ORDER BY position LIMIT ?";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setInt(filter.bind(statement), limit);
      return read(statement);
    } catch (SQLException failure) {
      throw StorageException.of("Reading history", failure);
    }
  }

  private List<EventRecord> read(PreparedStatement statement) throws SQLException {
    List<EventRecord> events = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        events.add(event(row));
      }
    }
    return events;
  }

  private EventRecord event(ResultSet row) throws SQLException {
    return EventRecord.newBuilder()
        .setId(row.getString("event_id"))
        .setService(schemas.service())
        .setType(row.getString("type"))
        .setRevision(row.getString("revision"))
        .setAggregateId(row.getString("aggregate_id"))
        .setSequence(row.getLong("sequence"))
        .setPosition(row.getLong("position"))
        .setRecordedAt(
            Timestamps.of(row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .setPayloadJson(row.getString("payload"))
        .putAllMetadata(metadata(row.getString("metadata")))
        .build();
  }

  private static Map<String, String> metadata(String json) {
    try {
      return JSON.readValue(json, METADATA);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("Metadata is a flat JSON object of texts", unreadable);
    }
  }
}
