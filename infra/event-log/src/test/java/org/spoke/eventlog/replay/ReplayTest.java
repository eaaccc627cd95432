package org.spoke.eventlog.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Views;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountRows;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.proto.events.v1.CancelReplayRequest;
import org.spoke.proto.events.v1.GetReplayRequest;
import org.spoke.proto.events.v1.Replay;
import org.spoke.proto.events.v1.ReplayMode;
import org.spoke.proto.events.v1.ReplayStatus;
import org.spoke.proto.events.v1.ReplaysGrpc;
import org.spoke.proto.events.v1.StartReplayRequest;

class ReplayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private EventLogFixture bank;

  @BeforeEach
  void start() {
    bank = EventLogFixture.start("bank");
    for (String account : new String[] {"acc_a", "acc_b", "acc_c"}) {
      dispatch(new OpenAccount(account, "ada"));
      for (int count = 1; count <= 10; count++) {
        dispatch(new Deposit(account, count));
      }
    }
    await().until(bank.bean(Views.class)::await);
  }

  @AfterEach
  void stop() {
    bank.close();
  }

  @Test
  void aReadModelBuiltAgainIsTheSame() {
    Replay replay = ended(start(bank, ReplayMode.REPLAY_MODE_VERIFY));

    assertThat(replay.getFailure()).isEmpty();
    assertThat(replay.getStatus()).isEqualTo(ReplayStatus.REPLAY_STATUS_MATCHED);
    assertThat(replay.getEventsDone()).isEqualTo(33);
    assertThat(replay.getEventsTotal()).isEqualTo(33);
    assertThat(replay.getLiveChecksum()).isNotEmpty().isEqualTo(replay.getRebuiltChecksum());
    assertThat(replay.getTables(0).getRows()).isEqualTo(3);
    assertThat(schemas(bank, "bank_view_rebuild")).isEqualTo("0");
  }

  @Test
  void aRowThatNoEventExplainsIsFoundAndRepairedByASwitch() throws SQLException {
    execute("UPDATE bank_view.account SET coins = 1000000 WHERE account = 'acc_b'");

    Replay found = ended(start(bank, ReplayMode.REPLAY_MODE_VERIFY));
    assertThat(found.getStatus()).isEqualTo(ReplayStatus.REPLAY_STATUS_DIFFERED);

    Replay repaired = ended(start(bank, ReplayMode.REPLAY_MODE_SWITCH));
    assertThat(repaired.getStatus()).isEqualTo(ReplayStatus.REPLAY_STATUS_SWITCHED);
    assertThat(coins("acc_b")).isEqualTo(55);
  }

  @Test
  void theLiveModelServesAndGoesOnThroughASwitch() {
    assertThat(coins("acc_a")).isEqualTo(55);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = Thread.ofVirtual().start(() -> depositUntil(done));

    Replay replay = ended(start(bank, ReplayMode.REPLAY_MODE_SWITCH));
    done.set(true);

    assertThat(replay.getStatus()).isEqualTo(ReplayStatus.REPLAY_STATUS_SWITCHED);
    assertThat(replay.getLiveChecksum()).isEqualTo(replay.getRebuiltChecksum());
    await().until(() -> !writer.isAlive());
    dispatch(new Deposit("acc_a", 1));
    long recorded =
        Long.parseLong(
            bank.sql(
                "SELECT sum((payload ->> 'coins')::bigint) FROM event WHERE aggregate_id = 'acc_a'"));
    await().atMost(PATIENCE).until(() -> coins("acc_a") == recorded);
    assertThat(ended(start(bank, ReplayMode.REPLAY_MODE_VERIFY)).getStatus())
        .isEqualTo(ReplayStatus.REPLAY_STATUS_MATCHED);
  }

  @Test
  void aSwitchedModelIsTheOneAfterARestart() {
    ended(start(bank, ReplayMode.REPLAY_MODE_SWITCH));
    bank.stop();
    bank.startAgain();
    dispatch(new Deposit("acc_c", 45));

    await().atMost(PATIENCE).until(() -> coins("acc_c") == 100);
  }

  @Test
  void aReplayIsCancelledInMidRunAndLeavesNothing() {
    try (EventLogFixture courier = courier()) {
      bank.stop(); // so that the replay waits for events that do not come
      Replay running = start(courier, ReplayMode.REPLAY_MODE_SWITCH);
      await().until(() -> schemas(courier, "courier_view_rebuild").equals("1"));
      assertThatThrownBy(() -> start(courier, ReplayMode.REPLAY_MODE_VERIFY))
          .hasMessageContaining(running.getId());

      Replay cancelled =
          replays(courier).cancel(CancelReplayRequest.newBuilder().setId(running.getId()).build());

      assertThat(cancelled.getStatus()).isEqualTo(ReplayStatus.REPLAY_STATUS_CANCELLED);
      assertThat(schemas(courier, "courier_view_rebuild")).isEqualTo("0");
      assertThat(courier.sql("SELECT sum(deposits) FROM delivery")).isEqualTo("30");
    }
  }

  @Test
  void aReplayThatHasEndedIsNotCancelled() {
    Replay ended = ended(start(bank, ReplayMode.REPLAY_MODE_VERIFY));

    assertThatThrownBy(
            () ->
                replays(bank).cancel(CancelReplayRequest.newBuilder().setId(ended.getId()).build()))
        .hasMessageContaining("has ended");
  }

  @Test
  void aModelFromAnotherServicesEventsIsBuiltAgainToo() {
    try (EventLogFixture courier = courier()) {
      Replay replay = ended(courier, start(courier, ReplayMode.REPLAY_MODE_VERIFY));

      assertThat(replay.getStatus()).isEqualTo(ReplayStatus.REPLAY_STATUS_MATCHED);
      assertThat(replay.getTables(0).getRows()).isEqualTo(3);
    }
  }

  /** A service that has heard of all of the bank's deposits. */
  private EventLogFixture courier() {
    EventLogFixture courier =
        EventLogFixture.start("courier", PostgresForTests.freshDatabase(), bank.settingsForPeers());
    await()
        .atMost(PATIENCE)
        .until(() -> "30".equals(courier.sql("SELECT sum(deposits) FROM delivery")));
    return courier;
  }

  private void depositUntil(AtomicBoolean done) {
    while (!done.get()) {
      dispatch(new Deposit("acc_a", 1));
    }
  }

  private Replay ended(Replay started) {
    return ended(bank, started);
  }

  private static Replay ended(EventLogFixture service, Replay started) {
    GetReplayRequest get = GetReplayRequest.newBuilder().setId(started.getId()).build();
    return await()
        .atMost(PATIENCE)
        .until(
            () -> replays(service).get(get),
            replay -> replay.getStatus() != ReplayStatus.REPLAY_STATUS_RUNNING);
  }

  private static Replay start(EventLogFixture service, ReplayMode mode) {
    return replays(service).start(StartReplayRequest.newBuilder().setMode(mode).build());
  }

  private static ReplaysGrpc.ReplaysBlockingStub replays(EventLogFixture service) {
    String name = service.context().getRequiredProperty("spoke.service", String.class);
    return ReplaysGrpc.newBlockingStub(service.bean(ServiceChannels.class).channel(name));
  }

  private long coins(String account) {
    return bank.bean(AccountRows.class).findById(account).orElseThrow().coins();
  }

  private static String schemas(EventLogFixture service, String name) {
    return service.sql("SELECT count(*) FROM pg_namespace WHERE nspname = '" + name + "'");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = bank.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void dispatch(Object command) {
    bank.bean(Commands.class).dispatch(command);
  }
}
