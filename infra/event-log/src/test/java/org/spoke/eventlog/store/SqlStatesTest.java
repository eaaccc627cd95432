package org.spoke.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.eventlog.testing.PostgresForTests.Database;

class SqlStatesTest {
  private final Database database = PostgresForTests.freshDatabase();

  @Test
  void aBrokenConnectionIsUnavailableAtEachFurtherUseInItsTransaction() throws SQLException {
    try (HikariDataSource pool = pool();
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);

      Throwable first =
          catchThrowable(() -> statement.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
      Throwable second = catchThrowable(() -> connection.prepareStatement("SELECT 1"));

      assertThat(first).isInstanceOf(SQLException.class).matches(SqlStates::isUnavailable);
      assertThat(second).isInstanceOf(SQLException.class).matches(SqlStates::isUnavailable);
    }
  }

  @Test
  void aMistakeInAStatementIsNotUnavailable() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Throwable failure = catchThrowable(() -> statement.execute("SELECT nothing FROM nowhere"));

      assertThat(failure).isInstanceOf(SQLException.class);
      assertThat(SqlStates.isUnavailable(failure)).isFalse();
    }
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }
}
