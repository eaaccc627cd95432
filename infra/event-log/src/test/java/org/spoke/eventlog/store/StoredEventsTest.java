package org.spoke.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.proto.events.v1.Position;

class StoredEventsTest {
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
  void anEventOfAnOlderRevisionIsReadAsTodays() throws SQLException {
    execute(
        "INSERT INTO bank.event (event_id, aggregate_type, aggregate_id, sequence, type, revision,"
            + " recorded_at, payload, metadata) VALUES"
            + " ('evt_1', 'Account', 'acc_old', 0, 'AccountOpened', '1', now(),"
            + " '{\"account\":\"acc_old\",\"owner\":\"ada\"}', '{}'),"
            + " ('evt_2', 'Account', 'acc_old', 1, 'CoinsDeposited', '1', now(),"
            + " '{\"account\":\"acc_old\",\"coins\":40}', '{}')");

    assertThat(deposit("acc_old", 2)).isEqualTo(42);
    await()
        .until(() -> "42".equals(bank.sql("SELECT coins FROM account WHERE account = 'acc_old'")));
  }

  @Test
  void aLongStreamIsReadFromItsSnapshot() {
    open("acc_long");
    for (int count = 0; count < 25; count++) {
      deposit("acc_long", 1);
    }
    String sameAsItsEvents =
        "SELECT bool_and((payload ->> 'coins')::bigint = sequence) FROM snapshot"
            + " WHERE aggregate_id = 'acc_long' AND sequence > 10";
    await().until(() -> "t".equals(bank.sql(sameAsItsEvents)));
    bank.stop();
    bank.startAgain();

    assertThat(deposit("acc_long", 1)).isEqualTo(26);
  }

  @Test
  void aSnapshotOfAnotherShapeIsPassedOver() throws SQLException {
    open("acc_shape");
    deposit("acc_shape", 7);
    execute(
        "INSERT INTO bank.snapshot (aggregate_type, aggregate_id, sequence, event_id, type,"
            + " revision, recorded_at, payload, metadata) VALUES ('Account', 'acc_shape', 1,"
            + " 'evt_s', 'org.spoke.eventlog.bank.Account', 'older', now(),"
            + " '{\"id\":\"acc_shape\",\"money\":1000}', '{}')");
    bank.stop();
    bank.startAgain();

    assertThat(deposit("acc_shape", 1)).isEqualTo(8);
  }

  @Test
  void aConcurrentChangeByAnotherProcessIsTriedAgain() throws SQLException {
    open("acc_other");
    deposit("acc_other", 1);
    execute(
        "INSERT INTO bank.event (event_id, aggregate_type, aggregate_id, sequence, type, revision,"
            + " recorded_at, payload, metadata) VALUES ('evt_o', 'Account', 'acc_other', 2,"
            + " 'CoinsDeposited', '2', now(),"
            + " '{\"account\":\"acc_other\",\"coins\":10,\"purse\":\"main\"}', '{}')");

    assertThat(deposit("acc_other", 1)).isEqualTo(12);
  }

  @Test
  void whoseChangeIsAlwaysInTheWayIsToldSo() {
    Commands commands = bank.bean(Commands.class);
    open("acc_blocked");

    assertThatThrownBy(
            () ->
                commands.run(
                    Position.parser(),
                    () -> {
                      commands.<Long>dispatch(new Deposit("acc_blocked", 1));
                      takeTheNextPlace("acc_blocked");
                      return Position.getDefaultInstance();
                    }))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.CONCURRENT_CHANGE));
  }

  private static void takeTheNextPlace(String account) {
    try {
      execute(
          "INSERT INTO bank.event (event_id, aggregate_type, aggregate_id, sequence, type, revision,"
              + " recorded_at, payload, metadata) SELECT gen_random_uuid(), 'Account', '"
              + account
              + "', max(sequence) + 1, 'CoinsDeposited', '2', now(), '{\"account\":\""
              + account
              + "\",\"coins\":1,\"purse\":\"main\"}', '{}' FROM bank.event WHERE aggregate_id = '"
              + account
              + "'");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void open(String account) {
    bank.bean(Commands.class).dispatch(new OpenAccount(account, "ada"));
  }

  private static long deposit(String account, long coins) {
    return bank.bean(Commands.class).<Long>dispatch(new Deposit(account, coins));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = bank.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
