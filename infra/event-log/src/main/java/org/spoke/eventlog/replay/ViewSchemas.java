package org.spoke.eventlog.replay;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SimpleSerializedObject;
import org.spoke.eventlog.schema.Migrations;
import org.spoke.eventlog.schema.Schemas;
import org.spoke.eventlog.store.EventSerializer;
import org.spoke.eventlog.store.LogConnections;
import org.spoke.eventlog.store.StorageException;

/** The live view tables and those that are rebuilt beside them. */
@Singleton
final class ViewSchemas {
  private final LogConnections connections;
  private final Migrations migrations;
  private final Schemas schemas;
  private final EventSerializer tokens = EventSerializer.plain();

  /** The live view tables at one moment: what they hold, and which events they have seen. */
  record Snapshot(Marks marks, Map<String, Checksums.TableSum> sums) {}

  ViewSchemas(LogConnections connections, Migrations migrations, Schemas schemas) {
    this.connections = connections;
    this.migrations = migrations;
    this.schemas = schemas;
  }

  /** Lays empty view tables beside the live ones. */
  void createRebuild() {
    dropRebuild();
    migrations.views(connections.pool(), schemas.rebuild());
  }

  void dropRebuild() {
    execute("DROP SCHEMA IF EXISTS " + schemas.rebuild() + " CASCADE");
  }

  /** Puts the rebuilt tables in the place of the live ones, for all readers in one moment. */
  void switchToRebuild() {
    execute(
        "DROP SCHEMA IF EXISTS " + retired() + " CASCADE",
        "ALTER SCHEMA " + schemas.view() + " RENAME TO " + retired(),
        "ALTER SCHEMA " + schemas.rebuild() + " RENAME TO " + schemas.view());
    execute("DROP SCHEMA " + retired() + " CASCADE");
  }

  /** Positions and checksums of the live tables, taken in one database snapshot: nothing pauses. */
  Snapshot live() {
    return read(
        connection -> new Snapshot(marks(connection), Checksums.of(connection, schemas.view())));
  }

  Marks marks() {
    return read(this::marks);
  }

  Map<String, Checksums.TableSum> rebuilt() {
    return read(connection -> Checksums.of(connection, schemas.rebuild()));
  }

  /** Events in the service's own log. */
  long eventCount() {
    return read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT count(*) FROM event")) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private Marks marks(Connection connection) throws SQLException {
    Map<String, TrackingToken> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT processor, token, token_type FROM token WHERE token IS NOT NULL")) {
      while (row.next()) {
        found.put(row.getString(1), token(row.getString(2), row.getString(3)));
      }
    }
    return new Marks(found);
  }

  private TrackingToken token(String json, String type) {
    return tokens.deserialize(new SimpleSerializedObject<>(json, String.class, type, null));
  }

  private String retired() {
    return schemas.view() + "_retired";
  }

  /** Runs the statements in one transaction. */
  private void execute(String... statements) {
    try (Connection connection = connections.pool().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      }
      connection.commit();
    } catch (SQLException failure) {
      throw new StorageException("Changing the view schemas", failure);
    }
  }

  private interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    try (Connection connection = connections.pool().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        statement.execute("SET LOCAL statement_timeout = 0");
        return reading.from(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException failure) {
      throw new StorageException("Reading the view schemas", failure);
    }
  }
}
