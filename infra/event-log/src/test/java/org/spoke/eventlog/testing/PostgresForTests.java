package org.spoke.eventlog.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One real Postgres for all tests of a JVM, in a container where Docker answers and embedded
 * elsewhere, with {@code fsync} on as in the product. Each caller of {@link #freshDatabase} gets a
 * database of its own.
 */
public final class PostgresForTests {
  private static final String IMAGE = "postgres:17-alpine";
  private static final Path DOCKER_SOCKET = Path.of("/var/run/docker.sock");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresForTests() {}

  /**
   * Where a database is.
   *
   * @param url JDBC URL without credentials
   */
  public record Database(String url, String user, String password) {
    /** The settings of a service that uses it. */
    public Map<String, Object> asSettings() {
      return Map.of(
          "datasources.default.url", url,
          "datasources.default.username", user,
          "datasources.default.password", password,
          "datasources.default.driver-class-name", "org.postgresql.Driver");
    }

    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url, user, password);
    }
  }

  /** A new, empty database. */
  public static Database freshDatabase() {
    Database server = Server.AT;
    String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot create a test database", failure);
    }
    String url = server.url().replaceFirst("/[^/]*$", "/" + name);
    return new Database(url, server.user(), server.password());
  }

  /** An embedded Postgres of the caller's own, which it may stop and start on the same data. */
  public static EmbeddedPostgres embedded(Path dataDirectory, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(dataDirectory)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("max_connections", "100")
          .setServerConfig("shared_buffers", "32MB")
          .setConnectConfig("connectTimeout", "20")
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException("Postgres did not start in " + dataDirectory, failure);
    }
  }

  /** The database in which others are made, of an embedded server. */
  public static Database of(EmbeddedPostgres postgres) {
    return new Database(
        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
  }

  /** Started by the first test that needs it. */
  private static final class Server {
    static final Database AT = Files.exists(DOCKER_SOCKET) ? container() : embeddedServer();

    private static Database container() {
      PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
      container.start();
      return new Database(
          container.getJdbcUrl().replaceFirst("\\?.*$", ""),
          container.getUsername(),
          container.getPassword());
    }

    @SuppressWarnings("resource") // stopped with the JVM
    private static Database embeddedServer() {
      try {
        Path data = Files.createTempDirectory("spoke-postgres");
        EmbeddedPostgres postgres = embedded(data, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres), "stop-postgres"));
        return of(postgres);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void close(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
