package org.spoke.eventlog.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountCommand.Withdraw;
import org.spoke.eventlog.bank.WhenCoinsDepositedThenThank;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.proto.events.v1.DeadLetter;
import org.spoke.proto.events.v1.DeadLettersGrpc;
import org.spoke.proto.events.v1.DiscardDeadLetterRequest;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListDeadLettersRequest;
import org.spoke.proto.events.v1.RetryDeadLetterRequest;

class ReactionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EventLogFixture bank;
  private static DeadLettersGrpc.DeadLettersBlockingStub deadLetters;
  private static WhenCoinsDepositedThenThank thanks;

  @BeforeAll
  static void start() {
    bank = EventLogFixture.start("bank");
    deadLetters = DeadLettersGrpc.newBlockingStub(bank.bean(ServiceChannels.class).channel("bank"));
    thanks = bank.bean(WhenCoinsDepositedThenThank.class);
  }

  @AfterAll
  static void stop() {
    bank.close();
  }

  @BeforeEach
  void allIsWell() {
    thanks.does(event -> {});
  }

  @Test
  void aServiceThatIsAwayIsWaitedForAndNothingIsParked() {
    thanks.does(
        event -> {
          if (thanks.triesOf(101) < Reaction.MAX_TRIES + 2) {
            throw new StatusRuntimeException(Status.UNAVAILABLE);
          }
        });
    deposit("acc_away", 101);
    deposit("acc_away", 102);

    await().atMost(PATIENCE).until(() -> thanks.triesOf(102) == 1);
    assertThat(thanks.triesOf(101)).isEqualTo(Reaction.MAX_TRIES + 2);
    assertThat(lettersOf("acc_away")).isEmpty();
  }

  @Test
  void anEventThatFailsTooOftenIsParkedAndOthersGoOn() {
    double before = parked();
    failFor(201);
    deposit("acc_bad", 201);
    deposit("acc_good", 202);

    await().atMost(PATIENCE).until(() -> thanks.triesOf(202) == 1);
    assertThat(thanks.triesOf(201)).isEqualTo(Reaction.MAX_TRIES);
    List<DeadLetter> letters = lettersOf("acc_bad");
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().getReaction()).isEqualTo("when-coins-deposited-then-thank");
    assertThat(letters.getFirst().getCause()).contains("no thanks for 201");
    assertThat(parked()).isEqualTo(before + 1);
  }

  @Test
  void aParkedEventIsShownAsItWasRecorded() {
    failFor(251);
    deposit("acc_shown", 251);
    await().atMost(PATIENCE).until(() -> lettersOf("acc_shown").size() == 1);

    EventRecord event = lettersOf("acc_shown").getFirst().getEvent();
    assertThat(event.getService()).isEqualTo("bank");
    assertThat(event.getType()).isEqualTo("CoinsDeposited");
    assertThat(event.getRevision()).isEqualTo("2");
    assertThat(event.getSequence()).isEqualTo(1);
    assertThat(event.getPosition())
        .isEqualTo(
            Long.parseLong(
                bank.sql("SELECT position FROM event WHERE event_id = '" + event.getId() + "'")));
    assertThat(event.getPayloadJson())
        .isEqualTo("{\"account\":\"acc_shown\",\"coins\":251,\"purse\":\"main\"}");
    assertThat(event.getMetadataMap()).containsKeys("correlationId", "causationId", "actor");
  }

  @Test
  void laterEventsOfTheAggregateWaitAndAreRetriedInOrder() {
    failFor(301);
    deposit("acc_order", 301);
    deposit("acc_order", 302);
    await().atMost(PATIENCE).until(() -> lettersOf("acc_order").size() == 2);
    assertThat(thanks.triesOf(302)).isZero();

    assertThat(retry("acc_order")).isFalse();
    assertThat(lettersOf("acc_order")).hasSize(2);

    allIsWell();
    assertThat(retry("acc_order")).isTrue();
    assertThat(lettersOf("acc_order")).isEmpty();
    assertThat(thanks.triesOf(302)).isEqualTo(1);
  }

  @Test
  void aDiscardedEventIsGone() {
    failFor(401);
    deposit("acc_gone", 401);
    await().atMost(PATIENCE).until(() -> lettersOf("acc_gone").size() == 1);
    DiscardDeadLetterRequest discard =
        DiscardDeadLetterRequest.newBuilder()
            .setId(lettersOf("acc_gone").getFirst().getId())
            .build();

    deadLetters.discard(discard);

    assertThat(lettersOf("acc_gone")).isEmpty();
    assertThatThrownBy(() -> deadLetters.discard(discard)).hasMessageContaining("NOT_FOUND");
  }

  @Test
  void aFailedReactionLeavesNothingBehind() {
    Commands commands = bank.bean(Commands.class);
    thanks.does(
        event -> {
          if (event.coins() == 501) {
            commands.dispatch(new Withdraw(event.account(), 1));
            throw new IllegalStateException("after the command");
          }
        });
    deposit("acc_clean", 501);

    await().atMost(PATIENCE).until(() -> lettersOf("acc_clean").size() == 1);
    assertThat(withdrawals("acc_clean")).isEqualTo("0");
  }

  @Test
  void whatAReactionDecidesSaysWhichEventLedToIt() {
    Commands commands = bank.bean(Commands.class);
    thanks.does(
        event -> {
          if (event.coins() == 601) {
            commands.dispatch(new Withdraw(event.account(), 1));
          }
        });
    deposit("acc_cause", 601);

    await().atMost(PATIENCE).until(() -> withdrawals("acc_cause").equals("1"));
    String same =
        "SELECT w.metadata ->> 'causationId' = d.event_id"
            + " AND w.metadata ->> 'correlationId' = d.metadata ->> 'correlationId'"
            + " FROM event w JOIN event d USING (aggregate_id)"
            + " WHERE aggregate_id = 'acc_cause' AND w.type = 'CoinsWithdrawn'"
            + " AND d.type = 'CoinsDeposited'";
    assertThat(bank.sql(same)).isEqualTo("t");
  }

  @Test
  void aReactionMayTakeARefusalForAnAnswer() {
    Commands commands = bank.bean(Commands.class);
    thanks.does(
        event -> {
          if (event.coins() == 701) {
            assertThatThrownBy(() -> commands.dispatch(new Withdraw(event.account(), 9_999)))
                .hasMessageContaining(CommonProblem.INVALID_FIELD.slug());
            commands.dispatch(new Withdraw(event.account(), 1));
          }
        });
    deposit("acc_refusal", 701);

    await().atMost(PATIENCE).until(() -> withdrawals("acc_refusal").equals("1"));
    assertThat(lettersOf("acc_refusal")).isEmpty();
  }

  private static void failFor(long coins) {
    thanks.does(
        event -> {
          if (event.coins() == coins) {
            throw new IllegalStateException("no thanks for " + coins);
          }
        });
  }

  private static void deposit(String account, long coins) {
    bank.bean(Commands.class).dispatch(new OpenAccount(account, "ada"));
    bank.bean(Commands.class).dispatch(new Deposit(account, coins));
  }

  private static boolean retry(String account) {
    String last = lettersOf(account).getLast().getId();
    return deadLetters.retry(RetryDeadLetterRequest.newBuilder().setId(last).build()).getHandled();
  }

  private static List<DeadLetter> lettersOf(String account) {
    return deadLetters.list(ListDeadLettersRequest.getDefaultInstance()).getLettersList().stream()
        .filter(letter -> letter.getEvent().getAggregateId().equals(account))
        .toList();
  }

  private static String withdrawals(String account) {
    return bank.sql(
        "SELECT count(*) FROM event WHERE type = 'CoinsWithdrawn' AND aggregate_id = '"
            + account
            + "'");
  }

  private static double parked() {
    return bank.bean(MeterRegistry.class)
        .counter("spoke.reaction.parked", "reaction", "when-coins-deposited-then-thank")
        .count();
  }
}
