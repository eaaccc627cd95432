package org.spoke.eventlog.deadletter;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spoke.base.rpc.Timestamps;
import org.spoke.eventlog.store.LogConnections;
import org.spoke.eventlog.store.StorageException;
import org.spoke.proto.events.v1.DeadLetter;
import org.spoke.proto.events.v1.EventRecord;

/** The table {@code dead_letter} as a person sees it. */
@Singleton
final class Letters {
  /** Letters shown at once: more than a person can look at. */
  private static final int MAX_LISTED = 500;

  private final LogConnections connections;

  /** Where a letter waits: behind the earlier ones of its sequence. */
  record Place(String group, String sequence) {}

  Letters(LogConnections connections) {
    this.connections = connections;
  }

  /** Oldest first. */
  List<DeadLetter> list() {
    String select = "SELECT * FROM dead_letter ORDER BY enqueued_at, sequence_index LIMIT ?";
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

  private static DeadLetter letter(ResultSet row) throws SQLException {
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

  private static EventRecord event(ResultSet row) throws SQLException {
    EventRecord.Builder event =
        EventRecord.newBuilder()
            .setId(row.getString("event_id"))
            .setType(simpleName(row.getString("type")))
            .setRecordedAt(Timestamps.of(Instant.parse(row.getString("recorded_at"))))
            .setSequence(row.getLong("sequence"))
            .setPayloadJson(new String(row.getBytes("payload"), StandardCharsets.UTF_8));
    String aggregate = row.getString("aggregate_id");
    return (aggregate == null ? event : event.setAggregateId(aggregate)).build();
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
