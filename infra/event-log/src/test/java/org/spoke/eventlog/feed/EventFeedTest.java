package org.spoke.eventlog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.proto.events.v1.EventFeedGrpc;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.Position;
import org.spoke.proto.events.v1.SubscribeRequest;
import org.spoke.proto.events.v1.SubscribeResponse;

class EventFeedTest {
  private static EventLogFixture bank;
  private static EventFeedGrpc.EventFeedBlockingStub feed;

  @BeforeAll
  static void start() {
    bank = EventLogFixture.start("bank");
    feed = EventFeedGrpc.newBlockingStub(bank.bean(ServiceChannels.class).channel("bank"));
    dispatch(new OpenAccount("acc_a", "ada"));
    dispatch(new Deposit("acc_a", 1));
    dispatch(new Deposit("acc_a", 2));
  }

  @AfterAll
  static void stop() {
    bank.close();
  }

  @Test
  void aReaderGetsTheLogFromTheFirstEvent() {
    List<SubscribeResponse> events = read(SubscribeRequest.getDefaultInstance(), 3);

    assertThat(events)
        .extracting(each -> each.getEvent().getType())
        .containsExactly("AccountOpened", "CoinsDeposited", "CoinsDeposited");
    EventRecord deposit = events.get(1).getEvent();
    assertThat(deposit.getService()).isEqualTo("bank");
    assertThat(deposit.getRevision()).isEqualTo("2");
    assertThat(deposit.getAggregateId()).isEqualTo("acc_a");
    assertThat(deposit.getSequence()).isEqualTo(1);
    assertThat(deposit.getPayloadJson())
        .isEqualTo("{\"account\":\"acc_a\",\"coins\":1,\"purse\":\"main\"}");
    assertThat(deposit.getMetadataMap()).containsKeys("correlationId", "causationId", "actor");
    assertThat(deposit.getPosition())
        .isEqualTo(
            Long.parseLong(
                bank.sql(
                    "SELECT position FROM event WHERE sequence = 1 AND aggregate_id = 'acc_a'")));
  }

  @Test
  void aReaderGoesOnWhereItStopped() {
    Position afterFirst = read(SubscribeRequest.getDefaultInstance(), 1).getFirst().getPosition();

    List<SubscribeResponse> rest =
        read(SubscribeRequest.newBuilder().setFrom(afterFirst).build(), 2);

    assertThat(rest).extracting(each -> each.getEvent().getSequence()).containsExactly(1L, 2L);
  }

  @Test
  void aReaderFromTheEndGetsOnlyWhatComesNext() {
    Iterator<SubscribeResponse> reader =
        feed.subscribe(SubscribeRequest.newBuilder().setFromEnd(true).build());
    assertThat(reader.next().hasEvent()).isFalse();

    dispatch(new OpenAccount("acc_next", "ada"));

    assertThat(nextEvent(reader).getAggregateId()).isEqualTo("acc_next");
  }

  @Test
  void anEventNobodyRecordsIsRefused() {
    assertThatThrownBy(() -> read(SubscribeRequest.newBuilder().addTypes("MoonLanded").build(), 1))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("MoonLanded");
  }

  @Test
  void anEventWhoseTransactionCommitsLateIsNotPassedOver() throws SQLException {
    Position head = lastPosition();
    Iterator<SubscribeResponse> reader =
        feed.subscribe(SubscribeRequest.newBuilder().setFrom(head).build());
    try (Connection slow = bank.database().connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute(
          "INSERT INTO bank.event (event_id, aggregate_id, sequence, type, revision, recorded_at,"
              + " payload, metadata) VALUES ('evt_slow', 'acc_slow', 0, 'AccountOpened', '1', now(),"
              + " '{\"account\":\"acc_slow\",\"owner\":\"bob\"}', '{}')");
      dispatch(new OpenAccount("acc_quick", "ada"));
      assertThat(nextEvent(reader).getAggregateId()).isEqualTo("acc_quick");
      slow.commit();
    }
    dispatch(new OpenAccount("acc_wake", "ada"));

    EventRecord late = nextEvent(reader);
    assertThat(late.getId()).isEqualTo("evt_slow");
    assertThat(late.getPosition()).isEqualTo(head.getIndex() + 1);
  }

  private static Position lastPosition() {
    long head = Long.parseLong(bank.sql("SELECT max(position) FROM event"));
    return Position.newBuilder().setIndex(head).build();
  }

  private static List<SubscribeResponse> read(SubscribeRequest request, int count) {
    Iterator<SubscribeResponse> responses = feed.subscribe(request);
    List<SubscribeResponse> events = new ArrayList<>();
    while (events.size() < count) {
      SubscribeResponse next = responses.next();
      if (next.hasEvent()) {
        events.add(next);
      }
    }
    return events;
  }

  private static EventRecord nextEvent(Iterator<SubscribeResponse> reader) {
    SubscribeResponse next = reader.next();
    while (!next.hasEvent()) {
      next = reader.next();
    }
    return next.getEvent();
  }

  private static void dispatch(Object command) {
    bank.bean(Commands.class).dispatch(command);
  }
}
