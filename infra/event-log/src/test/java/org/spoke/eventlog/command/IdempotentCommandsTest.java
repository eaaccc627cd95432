package org.spoke.eventlog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.Invocation;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountCommand.Withdraw;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.proto.events.v1.Position;

class IdempotentCommandsTest {
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
  void theSameKeyAndBodyGetTheSameAnswerAndHappenOnce() throws Exception {
    open("acc_same");

    long first = deposit("acc_same", 5, "key-same", "body");
    long second = deposit("acc_same", 5, "key-same", "body");

    assertThat(first).isEqualTo(5);
    assertThat(second).isEqualTo(5);
    assertThat(depositsTo("acc_same")).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() throws Exception {
    open("acc_other");
    deposit("acc_other", 5, "key-other", "body");

    assertThatThrownBy(() -> deposit("acc_other", 6, "key-other", "another body"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.IDEMPOTENCY_KEY_REUSED));
    assertThat(depositsTo("acc_other")).isEqualTo(1);
  }

  @Test
  void theSameKeyAtTheSameMomentHappensOnce() throws Exception {
    open("acc_moment");
    List<Future<Long>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 8; caller++) {
        answers.add(callers.submit(() -> deposit("acc_moment", 5, "key-moment", "body")));
      }
      for (Future<Long> answer : answers) {
        assertThat(answer.get()).isEqualTo(5);
      }
    }
    assertThat(depositsTo("acc_moment")).isEqualTo(1);
  }

  @Test
  void theSameKeyAfterARestartHappensOnce() throws Exception {
    open("acc_restart");
    deposit("acc_restart", 5, "key-restart", "body");
    bank.stop();
    bank.startAgain();

    assertThat(deposit("acc_restart", 5, "key-restart", "body")).isEqualTo(5);
    assertThat(depositsTo("acc_restart")).isEqualTo(1);
  }

  @Test
  void aRepeatIsAnsweredWithoutAskingAnybody() throws Exception {
    open("acc_asked");
    assertThat(depositWhatIsTold("acc_asked", "key-asked", "body", () -> 5L)).isEqualTo(5);

    assertThat(depositWhatIsTold("acc_asked", "key-asked", "body", IdempotentCommandsTest::away))
        .isEqualTo(5);
    assertThatThrownBy(
            () ->
                depositWhatIsTold(
                    "acc_asked", "key-asked", "another body", IdempotentCommandsTest::away))
        .hasMessageContaining("key-asked was used before");
    assertThat(depositsTo("acc_asked")).isEqualTo(1);
  }

  @Test
  void whoIsAwayLeavesTheKeyFree() throws Exception {
    open("acc_away");
    assertThatThrownBy(
            () -> depositWhatIsTold("acc_away", "key-away", "body", IdempotentCommandsTest::away))
        .hasMessageContaining("away");

    assertThat(depositWhatIsTold("acc_away", "key-away", "body", () -> 5L)).isEqualTo(5);
  }

  @Test
  void aFailedCommandLeavesItsKeyFree() throws Exception {
    open("acc_failed");
    assertThatThrownBy(() -> depositAndOverdraw("acc_failed", "key-failed"))
        .isInstanceOf(Problem.class);
    assertThat(depositsTo("acc_failed")).isZero();

    assertThat(deposit("acc_failed", 5, "key-failed", "body")).isEqualTo(5);
  }

  @Test
  void manyWhoChangeOneAggregateAllSucceed() throws Exception {
    open("acc_many");
    List<Future<Long>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 20; caller++) {
        String key = "key-many-" + caller;
        answers.add(callers.submit(() -> deposit("acc_many", 1, key, "body")));
      }
      for (Future<Long> answer : answers) {
        answer.get();
      }
    }
    assertThat(depositsTo("acc_many")).isEqualTo(20);
  }

  @Test
  void everyEventSaysWhoAskedAndWhy() throws Exception {
    open("acc_meta");
    deposit("acc_meta", 1, "key-meta", "body");

    String metadata =
        bank.sql("SELECT metadata FROM event WHERE aggregate_id = 'acc_meta' AND sequence = 1");
    assertThat(metadata)
        .contains("\"actor\":\"operator\"")
        .contains("\"commandId\":\"cmd_key-meta\"")
        .contains("\"causationId\":\"cmd_key-meta\"")
        .contains("\"correlationId\":\"request\"")
        .contains("\"traceId\":\"trace\"");
  }

  private static void open(String account) {
    commands().dispatch(new OpenAccount(account, "ada"));
  }

  private static long deposit(String account, long coins, String key, String body)
      throws Exception {
    return calledWith(key, body)
        .inContext()
        .call(
            () ->
                commands()
                    .run(
                        Position.parser(),
                        () -> {
                          long now = commands().<Long>dispatch(new Deposit(account, coins));
                          return Position.newBuilder().setIndex(now).build();
                        })
                    .getIndex());
  }

  /** Deposits as many coins as another service says. */
  private static long depositWhatIsTold(
      String account, String key, String body, Supplier<Long> teller) throws Exception {
    return calledWith(key, body)
        .inContext()
        .call(
            () ->
                commands()
                    .run(
                        Position.parser(),
                        teller,
                        coins -> {
                          long now = commands().<Long>dispatch(new Deposit(account, coins));
                          return Position.newBuilder().setIndex(now).build();
                        })
                    .getIndex());
  }

  private static long away() {
    throw Problem.of(CommonProblem.SERVICE_UNAVAILABLE, "The other service is away.");
  }

  private static void depositAndOverdraw(String account, String key) throws Exception {
    calledWith(key, "body")
        .inContext()
        .call(
            () ->
                commands()
                    .run(
                        Position.parser(),
                        () -> {
                          commands().dispatch(new Deposit(account, 5));
                          commands().dispatch(new Withdraw(account, 6));
                          return Position.getDefaultInstance();
                        }));
  }

  private static Invocation calledWith(String key, String body) {
    return new Invocation(
        "operator",
        "cmd_" + key,
        "request",
        "trace",
        Optional.of(key),
        Optional.of(body),
        OptionalLong.empty());
  }

  private static long depositsTo(String account) {
    return Long.parseLong(
        bank.sql(
            "SELECT count(*) FROM event WHERE type = 'CoinsDeposited' AND aggregate_id = '"
                + account
                + "'"));
  }

  private static Commands commands() {
    return bank.bean(Commands.class);
  }
}
