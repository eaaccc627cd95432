package org.spoke.eventlog.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Views;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountRow;
import org.spoke.eventlog.bank.AccountRows;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.eventlog.testing.PostgresForTests.Database;

/** A query for one id while the projection cannot write. */
class LaggingViewTest {
  private final Database database = PostgresForTests.freshDatabase();
  private EventLogFixture bank;

  @BeforeEach
  void start() {
    bank = EventLogFixture.start("bank", database, Map.of());
  }

  @AfterEach
  void stop() {
    bank.close();
  }

  @Test
  void whatTheViewHasNotSeenYetIsNotSaidToBeMissing() throws SQLException {
    bank.bean(Commands.class).dispatch(new OpenAccount("acc_0", "ada"));
    assertThat(find("acc_0").owner()).isEqualTo("ada");

    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE " + bank.sql(ACCOUNTS) + " IN SHARE MODE");
      bank.bean(Commands.class).dispatch(new OpenAccount("acc_1", "ada"));

      assertProblem("acc_1", CommonProblem.OVERLOADED);
      other.rollback();
    }

    assertThat(find("acc_1").owner()).isEqualTo("ada");
    assertProblem("acc_2", CommonProblem.NOT_FOUND);
  }

  private static final String ACCOUNTS =
      "SELECT schemaname || '.' || tablename FROM pg_tables WHERE tablename = 'account'";

  private void assertProblem(String account, CommonProblem type) {
    assertThatThrownBy(() -> find(account))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type))
        .hasMessageContaining(account);
  }

  private AccountRow find(String account) {
    return bank.bean(Views.class)
        .find("account", account, () -> bank.bean(AccountRows.class).findById(account));
  }
}
