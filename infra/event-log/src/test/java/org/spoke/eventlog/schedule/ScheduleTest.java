package org.spoke.eventlog.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountCommand.RemindOwner;
import org.spoke.eventlog.bank.CountTicks;
import org.spoke.eventlog.testing.EventLogFixture;

class ScheduleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EventLogFixture bank;

  @BeforeAll
  static void start() {
    bank = EventLogFixture.start("bank");
  }

  @AfterAll
  static void stop() {
    bank.close();
  }

  @Test
  void aDeadlineOfAnAggregateBecomesAnEventOfIt() {
    remind("acc_soon", Instant.now().plusMillis(100));

    await().atMost(PATIENCE).until(() -> reminders("acc_soon").equals("1"));
  }

  @Test
  void aDeadlineOutlivesARestart() {
    remind("acc_later", Instant.now().plusSeconds(2));
    assertThat(bank.sql("SELECT count(*) FROM scheduled_task WHERE task_instance <> 'recurring'"))
        .isNotEqualTo("0");
    bank.stop();
    bank.startAgain();

    await().atMost(PATIENCE).until(() -> reminders("acc_later").equals("1"));
  }

  @Test
  void recurringWorkGoesOnAfterAFailure() {
    await().atMost(PATIENCE).until(() -> bank.bean(CountTicks.class).ticks() >= 3);
  }

  private static void remind(String account, Instant at) {
    bank.bean(Commands.class).dispatch(new OpenAccount(account, "ada"));
    bank.bean(Commands.class).dispatch(new RemindOwner(account, at));
  }

  private static String reminders(String account) {
    return bank.sql(
        "SELECT count(*) FROM event WHERE type = 'OwnerReminded' AND aggregate_id = '"
            + account
            + "'");
  }
}
