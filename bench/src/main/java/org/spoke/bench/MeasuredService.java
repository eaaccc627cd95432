package org.spoke.bench;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.spoke.base.process.ServiceProcess;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.standalone.box.Services;
import org.spoke.standalone.drive.FreePorts;
import org.spoke.standalone.postgres.EmbeddedDatabase;

/** One service on a Postgres of its own, as it runs in a box, without the others. */
final class MeasuredService implements AutoCloseable {
  private final String name;
  private final EmbeddedDatabase database;
  private final ServiceProcess process;

  private MeasuredService(String name, EmbeddedDatabase database, ServiceProcess process) {
    this.name = name;
    this.database = database;
    this.process = process;
  }

  static MeasuredService start(String name, Path directory) throws IOException {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            directory.resolve("postgres"),
            FreePorts.one(),
            Services.WITH_LOG.size()); // as in a box
    try {
      return new MeasuredService(
          name, database, ServiceProcess.start(name, settings(name, directory, database)));
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  private static Map<String, Object> settings(
      String name, Path directory, EmbeddedDatabase database) {
    Map<String, Object> settings = new HashMap<>();
    int port = FreePorts.one();
    settings.put("spoke.data", directory.resolve("data").toString());
    settings.put("spoke.services." + name + ".port", port);
    settings.put("grpc.server.port", port);
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", database.user());
    settings.put("datasources.default.password", database.password());
    return settings;
  }

  EmbeddedDatabase database() {
    return database;
  }

  <T> T bean(Class<T> type) {
    return process.context().getBean(type);
  }

  /** To the service's gRPC port. */
  ManagedChannel channel() {
    return bean(ServiceChannels.class).channel(name);
  }

  /** A connection of its own to the service's schemas. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.url() + "?currentSchema=" + name + "_view," + name,
        database.user(),
        database.password());
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    process.close();
    database.close();
  }
}
