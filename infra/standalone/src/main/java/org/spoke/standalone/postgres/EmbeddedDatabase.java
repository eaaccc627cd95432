package org.spoke.standalone.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.spoke.base.identity.KeyFile;
import org.spoke.eventlog.schema.PoolSettings;

/**
 * Postgres from a Maven artifact, in the box's data directory. The library's defaults are for
 * tests; here every commit is on the disk before it is acknowledged, and a password is needed.
 */
public final class EmbeddedDatabase implements Database {
  /** Connections outside of the services' pools: for people with psql, and three for superusers. */
  private static final int CONNECTIONS_FOR_OTHERS = 14;

  /** A box shares its machine with VMs; the log is read in order, which needs little cache. */
  private static final String SHARED_BUFFERS = "32MB";

  /** The first start unpacks 30 MB and runs initdb on what may be a slow disk. */
  private static final Duration START_WAIT = Duration.ofSeconds(60);

  private static final int PASSWORD_BYTES = 24;
  private static final String USER = "postgres";
  private static final String HOST_RULES =
      """
      # Written by Spoke: only this machine, and only with the password in ../password.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private final EmbeddedPostgres postgres;
  private final String password;

  private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * Starts Postgres in {@code directory} on {@code port}, taking over from one that a killed box
   * left behind.
   *
   * @param services how many services hold a pool of connections, each full at times
   */
  public static EmbeddedDatabase start(Path directory, int port, int services) {
    try {
      KeyFile.privateDirectory(directory);
      Path cluster = directory.resolve("cluster");
      AbandonedPostmaster.stop(cluster);
      Path passwordFile = directory.resolve("password");
      EmbeddedPostgres.Builder settings = settings(directory, cluster, port, services);
      return Files.exists(passwordFile)
          ? again(settings, Files.readString(passwordFile))
          : first(settings, cluster, passwordFile);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Postgres did not start; see " + directory.resolve("postgres.log"), e);
    }
  }

  private static EmbeddedDatabase again(EmbeddedPostgres.Builder settings, String password)
      throws IOException {
    return new EmbeddedDatabase(settings.setConnectConfig("password", password).start(), password);
  }

  /**
   * The library can only start a new cluster without password; it is empty until the password is
   * set.
   */
  private static EmbeddedDatabase first(
      EmbeddedPostgres.Builder settings, Path cluster, Path passwordFile) throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    EmbeddedPostgres postgres = settings.start();
    try {
      close(postgres.getPostgresDatabase(), cluster, password);
      KeyFile.write(passwordFile, password.getBytes(StandardCharsets.US_ASCII));
      return new EmbeddedDatabase(postgres, password);
    } catch (SQLException e) {
      postgres.close();
      throw new IOException("Postgres would not take its password", e);
    }
  }

  private static void close(DataSource open, Path cluster, String password)
      throws SQLException, IOException {
    try (Connection connection = open.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER USER " + USER + " PASSWORD '" + password + "'");
      statement.execute("CREATE DATABASE spoke");
      Files.writeString(cluster.resolve("pg_hba.conf"), HOST_RULES);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static EmbeddedPostgres.Builder settings(
      Path directory, Path cluster, int port, int services) {
    int connections = services * PoolSettings.MAX_CONNECTIONS + CONNECTIONS_FOR_OTHERS;
    Redirect log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(START_WAIT)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("password_encryption", "scram-sha-256")
        .setServerConfig("max_connections", Integer.toString(connections))
        .setServerConfig("shared_buffers", SHARED_BUFFERS)
        .setServerConfig("jit", "off")
        .setServerConfig("log_statement", "none");
  }

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/spoke";
  }

  @Override
  public String user() {
    return USER;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Postgres did not stop cleanly; it recovers by itself at the next start", e);
    }
  }
}
