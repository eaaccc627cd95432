package org.spoke.eventlog.command;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.store.LogConnections;
import org.spoke.eventlog.store.StorageException;

/**
 * The answers to commands that came with an idempotency key, in table {@code command_receipt}. All
 * of it happens in the command's transaction: a second caller with the same key waits on the unique
 * index until the first has committed or rolled back.
 */
@Singleton
final class CommandReceipts {
  private final LogConnections connections;
  private final Clock clock;

  CommandReceipts(LogConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * Takes the key for this command.
   *
   * @return the stored reply when the key was used before
   * @throws Problem {@code idempotency-key-reused} when it was used for another body
   */
  <R extends MessageLite> Optional<R> claim(String key, String bodyHash, Parser<R> parser) {
    try (Connection connection = connections.getConnection()) {
      return insert(connection, key, bodyHash)
          ? Optional.empty()
          : stored(connection, key, bodyHash, parser);
    } catch (SQLException failure) {
      throw new StorageException("Claiming key " + key, failure);
    }
  }

  /**
   * Looks whether the key was used before, and leaves it as it is.
   *
   * @return the stored reply when it was
   * @throws Problem {@code idempotency-key-reused} when it was used for another body
   */
  <R extends MessageLite> Optional<R> find(String key, String bodyHash, Parser<R> parser) {
    try (Connection connection = connections.getConnection()) {
      return stored(connection, key, bodyHash, parser);
    } catch (SQLException failure) {
      throw new StorageException("Reading the receipt of key " + key, failure);
    }
  }

  void store(String key, MessageLite reply) {
    String update = "UPDATE command_receipt SET reply = ? WHERE idempotency_key = ?";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setBytes(1, reply.toByteArray());
      statement.setString(2, key);
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new StorageException("Storing the receipt of key " + key, failure);
    }
  }

  /** Forgets the answers given before this moment. */
  int purgeBefore(Instant oldest) {
    String delete = "DELETE FROM command_receipt WHERE created_at < ?";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setObject(1, oldest.atOffset(ZoneOffset.UTC));
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new StorageException("Purging receipts", failure);
    }
  }

  private boolean insert(Connection connection, String key, String bodyHash) throws SQLException {
    String insert =
        "INSERT INTO command_receipt (idempotency_key, body_hash, created_at) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, key);
      statement.setString(2, bodyHash);
      statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
      return statement.executeUpdate() == 1;
    }
  }

  private static <R extends MessageLite> Optional<R> stored(
      Connection connection, String key, String bodyHash, Parser<R> parser) throws SQLException {
    String select = "SELECT body_hash, reply FROM command_receipt WHERE idempotency_key = ?";
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        if (!row.getString("body_hash").equals(bodyHash)) {
          throw Problem.of(
              CommonProblem.IDEMPOTENCY_KEY_REUSED,
              "Idempotency key " + key + " was used before with another body.");
        }
        return Optional.of(parser.parseFrom(row.getBytes("reply")));
      }
    } catch (InvalidProtocolBufferException other) {
      throw new IllegalStateException(
          "The reply stored under key " + key + " has another type", other);
    }
  }
}
