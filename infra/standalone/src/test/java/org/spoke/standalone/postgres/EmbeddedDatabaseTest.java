package org.spoke.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.standalone.box.JavaCommand;
import org.spoke.standalone.drive.FreePorts;

class EmbeddedDatabaseTest {
  @TempDir Path directory;

  @Test
  void itIsDurableAndKeepsItsDataOverARestart() throws IOException, SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, FreePorts.one(), 1)) {
      execute(database, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
      assertThat(query(database, "SHOW fsync")).isEqualTo("on");
      assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, FreePorts.one(), 1)) {
      assertThat(query(database, "SELECT n FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() throws IOException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, FreePorts.one(), 1)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(database.url(), database.user(), "guess").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aServerLeftBehindByAKilledBoxIsTakenOver() throws Exception {
    List<String> command = JavaCommand.of("128m", List.of(), KilledBox.class.getName());
    command.addAll(List.of(directory.toString(), Integer.toString(FreePorts.one())));
    Process killed = new ProcessBuilder(command).inheritIO().start();
    assertThat(killed.waitFor()).isEqualTo(KilledBox.EXIT_CODE);

    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, FreePorts.one(), 1)) {
      assertThat(query(database, "SELECT n FROM kept")).isEqualTo("8");
    }
  }

  /** Starts Postgres, commits, and ends without a goodbye. */
  static final class KilledBox {
    static final int EXIT_CODE = 9;

    private KilledBox() {}

    public static void main(String[] arguments) throws SQLException {
      EmbeddedDatabase database =
          EmbeddedDatabase.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), 1);
      execute(database, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (8)");
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(Database database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
