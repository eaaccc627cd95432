package org.spoke.eventlog.deadletter;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spoke.base.rpc.Timestamps;
import org.spoke.eventlog.schema.Schemas;
import org.spoke.eventlog.store.LogConnections;
import org.spoke.eventlog.store.StorageException;
import org.spoke.proto.events.v1.DeadLetter;
import org.spoke.proto.events.v1.EventRecord;

/** The table {@code dead_letter} as a person sees it. */
@Singleton
final class Letters {
  /** Letters shown at once: more than a person can look at. */
  private static final int MAX_LISTED = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LogConnections connections;
  private final Schemas schemas;

  /** Where a letter waits: behind the earlier ones of its sequence. */
  record Place(String group, String sequence) {}

  Letters(LogConnections connections, Schemas schemas) {
    this.connections = connections;
    this.schemas = schemas;
  }

  /** Oldest first. */
  List<DeadLetter> list() {
    String select =
        "SELECT letter.*, event.position,"
            + " (convert_from(letter.token, 'UTF8')::json ->> 'index')::bigint AS reached"
            + " FROM dead_letter letter LEFT JOIN event USING (event_id)"
            + " ORDER BY enqueued_at, sequence_index LIMIT ?";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setInt(1, MAX_LISTED);
      try (ResultSet row = statement.executeQuery()) {
        List<DeadLetter> letters = new ArrayList<>();
        while (row.next()) {
          letters.add(letter(row));
        }
        return letters;
      }
    } catch (SQLException failure) {
      throw StorageException.of("Listing dead letters", failure);
    }
  }

  Optional<Place> find(String id) {
    String select = "SELECT processing_group, sequence_id FROM dead_letter WHERE letter_id = ?";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Place(row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    } catch (SQLException failure) {
      throw StorageException.of("Finding a dead letter", failure);
    }
  }

  /** Says whether there was such a letter. */
  boolean delete(String id) {
    String delete = "DELETE FROM dead_letter WHERE letter_id = ?";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setString(1, id);
      return statement.executeUpdate() == 1;
    } catch (SQLException failure) {
      throw StorageException.of("Discarding a dead letter", failure);
    }
  }

  private DeadLetter letter(ResultSet row) throws SQLException {
    DeadLetter.Builder letter =
        DeadLetter.newBuilder()
            .setId(row.getString("letter_id"))
            .setReaction(row.getString("processing_group"))
            .setEvent(event(row))
            .setCause(cause(row))
            .setParkedAt(Timestamps.of(Instant.parse(row.getString("enqueued_at"))));
    String lastTried = row.getString("last_touched");
    return (lastTried == null
            ? letter
            : letter.setLastTriedAt(Timestamps.of(Instant.parse(lastTried))))
        .build();
  }

  private EventRecord event(ResultSet row) throws SQLException {
    EventRecord.Builder event =
        EventRecord.newBuilder()
            .setId(row.getString("event_id"))
            .setType(simpleName(row.getString("type")))
            .setRevision(orEmpty(row.getString("revision")))
            .setRecordedAt(Timestamps.of(Instant.parse(row.getString("recorded_at"))))
            .setAggregateId(orEmpty(row.getString("aggregate_id")))
            .setSequence(row.getLong("sequence"))
            .setPayloadJson(text(row.getBytes("payload")))
            .putAllMetadata(metadata(row.getBytes("metadata")));
    return place(event, row).build();
  }

  /**
   * What the own log holds has its place there. Another service's event was stored with that
   * service's name, and with how far its feed had come: its place but where it filled a gap.
   */
  private EventRecord.Builder place(EventRecord.Builder event, ResultSet row) throws SQLException {
    long position = row.getLong("position");
    return row.wasNull()
        ? event
            .setService(orEmpty(row.getString("aggregate_type")))
            .setPosition(row.getLong("reached"))
        : event.setService(schemas.service()).setPosition(position);
  }

  private static Map<String, String> metadata(byte[] json) {
    try {
      return json == null ? Map.of() : JSON.readValue(json, new TypeReference<>() {});
    } catch (IOException malformed) {
      throw new UncheckedIOException("The metadata of a dead letter", malformed);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** The consumer's record of another service's event is stored under its class name. */
  private static String simpleName(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }

  private static String cause(ResultSet row) throws SQLException {
    String type = row.getString("cause_type");
    return type == null
        ? "waits behind an earlier event of its aggregate"
        : row.getString("cause_message");
  }
}
