package org.spoke.eventlog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountCommand.RemindOwner;
import org.spoke.eventlog.bank.AccountCommand.Withdraw;
import org.spoke.eventlog.courier.DeliveryRow;
import org.spoke.eventlog.courier.DeliveryRows;
import org.spoke.eventlog.courier.WhenCoinsWithdrawnThenCarryThem;
import org.spoke.eventlog.courier.WhenOwnerRemindedThenFetchDebt;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.proto.events.v1.DeadLetter;
import org.spoke.proto.events.v1.DeadLettersGrpc;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListDeadLettersRequest;

/** Another service's events, over a real port with mTLS: each one once, whoever is stopped. */
class RemoteFeedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SEED = 7;

  private static EventLogFixture bank;
  private static EventLogFixture courier;

  @BeforeAll
  static void start() {
    bank = EventLogFixture.start("bank");
    courier =
        EventLogFixture.start("courier", PostgresForTests.freshDatabase(), bank.settingsForPeers());
  }

  @AfterAll
  static void stop() {
    courier.close();
    bank.close();
  }

  @Test
  void aConsumerTakesTheFieldsItNeedsOfTheEventsItWants() {
    open("acc_fields");
    deposit("acc_fields", 3);

    awaitDeliveries("acc_fields", 1, 3);
  }

  @Test
  void eachEventTakesEffectOnceWhicheverSideIsStoppedAndStarted() {
    open("acc_restarts");
    Random random = new Random(SEED);
    long deposits = 0;
    for (int round = 0; round < 6; round++) {
      for (int count = 0; count < 20; count++, deposits++) {
        deposit("acc_restarts", 1);
      }
      restart(random.nextInt(3));
    }

    awaitDeliveries("acc_restarts", deposits, deposits);
  }

  @Test
  void aConsumerGetsPastEventsThatItDoesNotWant() {
    open("acc_filtered");
    deposit("acc_filtered", 50);
    for (int count = 0; count < 10; count++) {
      withdraw("acc_filtered", 1);
    }
    long head = Long.parseLong(bank.sql("SELECT max(position) FROM event"));

    await().atMost(PATIENCE).until(() -> position("deliveries") >= head);
  }

  @Test
  void anEventThatDoesNotFitTheConsumersRecordIsParkedAndOthersGoOn() {
    open("acc_large");
    open("acc_small");
    deposit("acc_large", 2_000);
    deposit("acc_small", 20);
    withdraw("acc_large", 1_000);
    withdraw("acc_small", 10);

    await().atMost(PATIENCE).until(() -> carriedFrom("acc_small") == 10);
    DeadLetter letter = letterOf("acc_large");
    assertThat(letter.getReaction()).isEqualTo("when-coins-withdrawn-then-carry-them");
    assertThat(letter.getCause()).contains("1000");
    EventRecord event = letter.getEvent();
    assertThat(event.getService()).isEqualTo("bank");
    assertThat(event.getType()).isEqualTo("CoinsWithdrawn");
    assertThat(event.getRevision()).isEqualTo("1");
    assertThat(event.getPosition()).isEqualTo(positionOf(event.getId()));
    assertThat(event.getPayloadJson()).isEqualTo("{\"account\":\"acc_large\",\"coins\":1000}");
    assertThat(event.getMetadataMap()).containsKeys("correlationId", "actor");
  }

  @Test
  void anEventWithoutAnAmountThatTheConsumerNeedsIsParkedAndIsNoZero() {
    open("acc_debtor");
    bank.bean(Commands.class).dispatch(new RemindOwner("acc_debtor", Instant.now()));

    await().atMost(PATIENCE).until(() -> !lettersOf("acc_debtor").isEmpty());
    DeadLetter letter = letterOf("acc_debtor");
    assertThat(letter.getReaction()).isEqualTo("when-owner-reminded-then-fetch-debt");
    assertThat(letter.getCause()).contains("owed");
    assertThat(courier.bean(WhenOwnerRemindedThenFetchDebt.class).hasFetchedFrom("acc_debtor"))
        .isFalse();
  }

  private static int carriedFrom(String account) {
    return courier.bean(WhenCoinsWithdrawnThenCarryThem.class).carriedFrom(account);
  }

  private static DeadLetter letterOf(String account) {
    return lettersOf(account).getFirst();
  }

  private static List<DeadLetter> lettersOf(String account) {
    return DeadLettersGrpc.newBlockingStub(courier.bean(ServiceChannels.class).channel("courier"))
        .list(ListDeadLettersRequest.getDefaultInstance())
        .getLettersList()
        .stream()
        .filter(letter -> letter.getEvent().getAggregateId().equals(account))
        .toList();
  }

  private static long positionOf(String event) {
    return Long.parseLong(bank.sql("SELECT position FROM event WHERE event_id = '" + event + "'"));
  }

  private static void restart(int which) {
    if (which != 0) {
      bank.stop();
    }
    if (which != 1) {
      courier.stop();
      courier.startAgain();
    }
    if (which != 0) {
      bank.startAgain();
    }
  }

  private static void open(String account) {
    bank.bean(Commands.class).dispatch(new OpenAccount(account, "ada"));
  }

  private static void deposit(String account, long coins) {
    bank.bean(Commands.class).dispatch(new Deposit(account, coins));
  }

  private static void withdraw(String account, long coins) {
    bank.bean(Commands.class).dispatch(new Withdraw(account, coins));
  }

  private static void awaitDeliveries(String account, long deposits, long coins) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(courier.bean(DeliveryRows.class).findById(account))
                    .contains(new DeliveryRow(account, deposits, coins)));
  }

  private static long position(String processor) {
    return Long.parseLong(
        courier.sql(
            "SELECT (token::json ->> 'index')::bigint FROM token WHERE processor = '"
                + processor
                + "'"));
  }
}
