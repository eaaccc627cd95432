package org.spoke.eventlog.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountCommand.Withdraw;
import org.spoke.eventlog.bank.AccountRows;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.proto.events.v1.GetReplayRequest;
import org.spoke.proto.events.v1.Replay;
import org.spoke.proto.events.v1.ReplayMode;
import org.spoke.proto.events.v1.ReplayStatus;
import org.spoke.proto.events.v1.ReplaysGrpc;
import org.spoke.proto.events.v1.StartReplayRequest;

/** Random commands from a seed: a plain model, the read model and its rebuild all agree. */
class AnyHistoryIsRebuiltTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ACCOUNTS = 5;
  private static final int COMMANDS = 200;

  private static EventLogFixture bank;

  @BeforeAll
  static void start() {
    bank = EventLogFixture.start("bank");
  }

  @AfterAll
  static void stop() {
    bank.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aRebuiltModelIsTheSameWhateverHappened(long seed) {
    Map<String, Long> expected = commandAtRandom(new Random(seed), "acc_" + seed + "_");

    expected.forEach(
        (account, coins) -> await().atMost(PATIENCE).until(() -> coinsInView(account) == coins));
    Replay replay = replay();
    assertThat(replay.getStatus())
        .as("seed %d: %s", seed, replay)
        .isEqualTo(ReplayStatus.REPLAY_STATUS_MATCHED);
  }

  private static Map<String, Long> commandAtRandom(Random random, String prefix) {
    Commands commands = bank.bean(Commands.class);
    Map<String, Long> coins = new HashMap<>();
    for (int count = 0; count < COMMANDS; count++) {
      String account = prefix + random.nextInt(ACCOUNTS);
      long amount = 1 + random.nextInt(20);
      try {
        switch (random.nextInt(3)) {
          case 0 -> {
            commands.dispatch(new OpenAccount(account, "ada"));
            coins.putIfAbsent(account, 0L);
          }
          case 1 -> coins.put(account, commands.<Long>dispatch(new Deposit(account, amount)));
          default -> {
            commands.dispatch(new Withdraw(account, amount));
            coins.merge(account, -amount, Long::sum);
          }
        }
      } catch (Problem refused) {
        assertThat(coins.getOrDefault(account, 0L)).as(refused.detail()).isLessThan(amount);
      }
    }
    return coins;
  }

  private static long coinsInView(String account) {
    return bank.bean(AccountRows.class).findById(account).map(row -> row.coins()).orElse(-1L);
  }

  private static Replay replay() {
    ReplaysGrpc.ReplaysBlockingStub replays =
        ReplaysGrpc.newBlockingStub(bank.bean(ServiceChannels.class).channel("bank"));
    String id =
        replays
            .start(StartReplayRequest.newBuilder().setMode(ReplayMode.REPLAY_MODE_VERIFY).build())
            .getId();
    return await()
        .atMost(PATIENCE)
        .until(
            () -> replays.get(GetReplayRequest.newBuilder().setId(id).build()),
            replay -> replay.getStatus() != ReplayStatus.REPLAY_STATUS_RUNNING);
  }
}
