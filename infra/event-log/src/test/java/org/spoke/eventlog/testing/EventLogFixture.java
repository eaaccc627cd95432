package org.spoke.eventlog.testing;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.spoke.base.process.ServiceProcess;

/**
 * A service as it runs in the product, in this JVM, on a fresh database and a free port. Tests
 * speak to it through its beans, or over gRPC through its {@code ServiceChannels}.
 */
public final class EventLogFixture implements AutoCloseable {
  private final String service;
  private final PostgresForTests.Database database;
  private final Map<String, Object> settings;
  private final int port;
  private ServiceProcess process;

  private EventLogFixture(
      String service, PostgresForTests.Database database, Map<String, Object> extra) {
    this.service = service;
    this.database = database;
    this.port = freePort();
    this.settings = new HashMap<>(database.asSettings());
    settings.put("spoke.data", temporaryDirectory().toString());
    settings.put("grpc.server.port", port);
    settings.put("spoke.services." + service + ".port", port);
    settings.putAll(extra);
  }

  /** Starts the service on a database of its own. */
  public static EventLogFixture start(String service) {
    return start(service, PostgresForTests.freshDatabase(), Map.of());
  }

  /** Starts the service on this database, with more settings. */
  public static EventLogFixture start(
      String service, PostgresForTests.Database database, Map<String, Object> extra) {
    EventLogFixture fixture = new EventLogFixture(service, database, extra);
    fixture.startAgain();
    return fixture;
  }

  public ApplicationContext context() {
    return process.context();
  }

  public <T> T bean(Class<T> type) {
    return context().getBean(type);
  }

  public PostgresForTests.Database database() {
    return database;
  }

  /** The port of the service; the same after a restart. */
  public int port() {
    return port;
  }

  /** Settings with which another service of the same box finds this one, certificate included. */
  public Map<String, Object> settingsForPeers() {
    return Map.of(
        "spoke.data", settings.get("spoke.data"), "spoke.services." + service + ".port", port);
  }

  /** The first column of the first row, for a look behind the service's back. */
  public String sql(String query) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + service + "_view," + service);
      try (ResultSet row = statement.executeQuery(query)) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }

  /** Stops the service; the database stays. */
  public void stop() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  /** Starts it again on the same database and port. */
  public void startAgain() {
    process = ServiceProcess.start(service, settings);
  }

  @Override
  public void close() {
    stop();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("spoke-service");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
