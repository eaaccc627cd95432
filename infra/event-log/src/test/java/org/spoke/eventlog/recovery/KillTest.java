package org.spoke.eventlog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountRows;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.eventlog.testing.PostgresForTests.Database;

class KillTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int KILLS = 2;
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 30;

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    Database database = PostgresForTests.freshDatabase();
    long acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = depositUntilKilled(database);
    }

    try (EventLogFixture bank = EventLogFixture.start("bank", database, Map.of())) {
      long coins = bank.bean(Commands.class).<Long>dispatch(new Deposit("acc_1", 1)) - 1;
      assertThat(coins).isGreaterThanOrEqualTo(acknowledged);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(bank.bean(AccountRows.class).findById("acc_1"))
                      .hasValueSatisfying(row -> assertThat(row.coins()).isEqualTo(coins + 1)));
    }
  }

  /** The last deposit that the process had acknowledged when it was killed. */
  private static long depositUntilKilled(Database database) throws IOException {
    Process process =
        ChildJvm.of(Depositor.class, database.url(), database.user(), database.password()).start();
    try (BufferedReader output = process.inputReader()) {
      long acknowledged = 0;
      int count = 0;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("acknowledged ")) {
          acknowledged = Long.parseLong(line.substring("acknowledged ".length()));
          if (++count == ACKNOWLEDGED_BEFORE_A_KILL) {
            process
                .toHandle()
                .destroyForcibly(); // unlike the process's own, leaves its output readable
          }
        }
      }
      assertThat(count).isGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_A_KILL);
      return acknowledged;
    } finally {
      process.destroyForcibly();
    }
  }
}
