package org.spoke.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountCommand.Withdraw;
import org.spoke.eventlog.bank.AccountRow;
import org.spoke.eventlog.bank.AccountRows;
import org.spoke.eventlog.bank.WhenCoinsDepositedThenThank;
import org.spoke.eventlog.testing.EventLogFixture;

/** Command, event, projection, reaction: the way that every slice of every service goes. */
class MainPathTest {
  private static EventLogFixture bank;
  private static Commands commands;

  @BeforeAll
  static void start() {
    bank = EventLogFixture.start("bank");
    commands = bank.bean(Commands.class);
  }

  @AfterAll
  static void stop() {
    bank.close();
  }

  @Test
  void aCommandIsAnEventIsARow() {
    commands.dispatch(new OpenAccount("acc_row", "ada"));
    commands.dispatch(new Deposit("acc_row", 5));
    commands.dispatch(new Withdraw("acc_row", 2));

    await().until(bank.bean(Views.class)::await);
    assertThat(bank.bean(AccountRows.class).findById("acc_row"))
        .contains(new AccountRow("acc_row", "ada", 3));
  }

  @Test
  void anEventIsReadableWithoutTheProgram() {
    commands.dispatch(new OpenAccount("acc_sql", "ada"));

    assertThat(bank.sql("SELECT type FROM event WHERE aggregate_id = 'acc_sql'"))
        .isEqualTo("AccountOpened");
    assertThat(bank.sql("SELECT payload ->> 'owner' FROM event WHERE aggregate_id = 'acc_sql'"))
        .isEqualTo("ada");
  }

  @Test
  void whatTheCommandHandlerThrowsReachesTheCaller() {
    commands.dispatch(new OpenAccount("acc_poor", "ada"));

    assertThatThrownBy(() -> commands.dispatch(new Withdraw("acc_poor", 1)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(CommonProblem.INVALID_FIELD);
              assertThat(problem.detail()).contains("1 are asked, 0 are there");
            });
  }

  @Test
  void aReactionIsCalledOnceForEachEvent() {
    commands.dispatch(new OpenAccount("acc_thank", "ada"));
    commands.dispatch(new Deposit("acc_thank", 4711));

    WhenCoinsDepositedThenThank thanks = bank.bean(WhenCoinsDepositedThenThank.class);
    await().until(() -> thanks.triesOf(4711) == 1);
  }

  @Test
  void aChangeOfWhatTheCallerHasNotSeenIsRefused() {
    commands.dispatch(new OpenAccount("acc_version", "ada"));
    commands.dispatch(new Deposit("acc_version", 5));

    assertThatThrownBy(() -> commands.dispatch(new Withdraw("acc_version", 1, 0L)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.VERSION_CONFLICT));
  }

  @Test
  void aCommandToNobodyIsNotFound() {
    assertThatThrownBy(() -> commands.dispatch(new Withdraw("acc_nobody", 1)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.NOT_FOUND));
  }
}
