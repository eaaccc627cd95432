package org.spoke.eventlog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountRows;
import org.spoke.eventlog.bank.WhenCoinsDepositedThenThank;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;

class PostgresRestartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void aServiceOutlivesItsPostgres() throws IOException {
    EmbeddedPostgres postgres = PostgresForTests.embedded(data, 0);
    int port = postgres.getPort();
    try (EventLogFixture bank =
        EventLogFixture.start("bank", PostgresForTests.of(postgres), Map.of())) {
      Commands commands = bank.bean(Commands.class);
      commands.dispatch(new OpenAccount("acc_1", "ada"));
      commands.dispatch(new Deposit("acc_1", 1));

      postgres.close();
      assertThatThrownBy(() -> commands.dispatch(new Deposit("acc_1", 10)))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.type()).isEqualTo(CommonProblem.STORAGE_UNAVAILABLE));

      postgres = PostgresForTests.embedded(data, port);
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(Problem.class)
          .until(() -> commands.<Long>dispatch(new Deposit("acc_1", 100)) >= 101);

      long recorded =
          Long.parseLong(
              bank.sql("SELECT sum((payload ->> 'coins')::bigint) FROM event WHERE sequence > 0"));
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(
              () ->
                  bank.bean(AccountRows.class).findById("acc_1").orElseThrow().coins() == recorded);
      await()
          .atMost(PATIENCE)
          .until(() -> bank.bean(WhenCoinsDepositedThenThank.class).triesOf(100) >= 1);
    } finally {
      postgres.close();
    }
  }
}
