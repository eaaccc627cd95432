package org.spoke.eventlog.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.spoke.base.rpc.Timestamps;
import org.spoke.eventlog.store.LogConnections;
import org.spoke.eventlog.store.StorageException;
import org.spoke.proto.events.v1.Replay;

/** The table {@code replay}: what was replayed, and how it ended. */
@Singleton
final class ReplayRecords {
  private static final String UPSERT =
      "INSERT INTO replay (replay_id, status, started_at, report) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (replay_id) DO UPDATE SET status = EXCLUDED.status, report = EXCLUDED.report";

  private final LogConnections connections;

  ReplayRecords(LogConnections connections) {
    this.connections = connections;
  }

  void store(Replay replay) {
    Instant startedAt = Timestamps.instant(replay.getStartedAt());
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, replay.getId());
      statement.setString(2, replay.getStatus().name());
      statement.setObject(3, startedAt.atOffset(ZoneOffset.UTC));
      statement.setBytes(4, replay.toByteArray());
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw StorageException.of("Storing a replay", failure);
    }
  }

  /** Newest first. */
  List<Replay> latest(int limit) {
    String select = "SELECT report FROM replay ORDER BY started_at DESC LIMIT ?";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        List<Replay> replays = new ArrayList<>();
        while (row.next()) {
          replays.add(Replay.parseFrom(row.getBytes(1)));
        }
        return replays;
      }
    } catch (SQLException failure) {
      throw StorageException.of("Listing replays", failure);
    } catch (InvalidProtocolBufferException unreadable) {
      throw new IllegalStateException("A stored replay cannot be read", unreadable);
    }
  }
}
