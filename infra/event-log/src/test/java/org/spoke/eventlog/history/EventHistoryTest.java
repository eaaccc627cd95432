package org.spoke.eventlog.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.proto.events.v1.EventHistoryGrpc;
import org.spoke.proto.events.v1.EventHistoryGrpc.EventHistoryBlockingStub;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListEventsRequest;
import org.spoke.proto.events.v1.ListEventsResponse;

class EventHistoryTest {
  private static EventLogFixture bank;
  private static EventHistoryBlockingStub history;

  @BeforeAll
  static void start() {
    bank = EventLogFixture.start("bank");
    history = EventHistoryGrpc.newBlockingStub(bank.bean(ServiceChannels.class).channel("bank"));
    for (String account : new String[] {"acc_a", "acc_b"}) {
      bank.bean(Commands.class).dispatch(new OpenAccount(account, "ada"));
      bank.bean(Commands.class).dispatch(new Deposit(account, 1));
      bank.bean(Commands.class).dispatch(new Deposit(account, 2));
    }
  }

  @AfterAll
  static void stop() {
    bank.close();
  }

  @Test
  void filtersAreJoinedByAnd() {
    ListEventsResponse found =
        history.list(
            ListEventsRequest.newBuilder()
                .addTypes("CoinsDeposited")
                .setAggregateId("acc_b")
                .setActor("box")
                .build());

    assertThat(found.getEventsList()).extracting(EventRecord::getSequence).containsExactly(1L, 2L);
  }

  @Test
  void allEventsOfOneRequestAreFoundByItsCorrelation() {
    EventRecord opened = history.list(ListEventsRequest.getDefaultInstance()).getEvents(0);

    ListEventsResponse found =
        history.list(
            ListEventsRequest.newBuilder()
                .setCorrelationId(opened.getMetadataOrThrow("correlationId"))
                .build());

    assertThat(found.getEventsList()).containsExactly(opened);
  }

  @Test
  void pagesFollowEachOtherToTheLast() {
    ListEventsResponse first = history.list(ListEventsRequest.newBuilder().setSize(4).build());
    ListEventsResponse second =
        history.list(
            ListEventsRequest.newBuilder()
                .setSize(4)
                .setAfterPosition(first.getNextPosition())
                .build());

    assertThat(first.getEventsCount()).isEqualTo(4);
    assertThat(second.getEventsCount()).isEqualTo(2);
    assertThat(second.getNextPosition()).isZero();
  }

  @Test
  void timeIsAFilterToo() {
    EventRecord third = history.list(ListEventsRequest.getDefaultInstance()).getEvents(2);

    ListEventsResponse found =
        history.list(ListEventsRequest.newBuilder().setRecordedFrom(third.getRecordedAt()).build());

    assertThat(found.getEventsList()).contains(third).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aPageTooLargeIsRefused() {
    assertThatThrownBy(() -> history.list(ListEventsRequest.newBuilder().setSize(501).build()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("501");
  }
}
