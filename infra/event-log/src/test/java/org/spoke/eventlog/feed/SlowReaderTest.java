package org.spoke.eventlog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.proto.events.v1.EventFeedGrpc;
import org.spoke.proto.events.v1.SubscribeResponse;

/** A reader's queue is bounded: what it has no room for waits at the other side. */
class SlowReaderTest {
  private static final int EVENTS = 600; // more than twice of what a reader has room for
  private static final Duration PAUSE = Duration.ofSeconds(1); // 600 events cross in 0.1 s
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aReaderThatPausesLosesNothingAndIsNotOverrun() {
    try (EventLogFixture bank = EventLogFixture.start("bank")) {
      depositAll(bank.bean(Commands.class));
      var feed = EventFeedGrpc.newStub(bank.bean(ServiceChannels.class).channel("bank"));
      try (FeedConnection reader =
          FeedConnection.open(feed, Positions.of(null), List.of("CoinsDeposited"))) {
        List<Long> sequences = new ArrayList<>();

        await()
            .pollDelay(PAUSE)
            .atMost(PATIENCE)
            .until(() -> read(reader, sequences).size() == EVENTS);

        assertThat(sequences).isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
        assertThat(reader.broken()).isEmpty();
      }
    }
  }

  private static void depositAll(Commands commands) {
    commands.dispatch(new OpenAccount("acc_1", "ada"));
    for (int count = 0; count < EVENTS; count++) {
      commands.dispatch(new Deposit("acc_1", 1));
    }
  }

  private static List<Long> read(FeedConnection reader, List<Long> sequences)
      throws InterruptedException {
    SubscribeResponse next = reader.poll(TimeUnit.SECONDS.toNanos(1));
    while (next != null && sequences.size() < EVENTS) {
      if (next.hasEvent()) {
        sequences.add(next.getEvent().getSequence());
      }
      next = reader.poll();
    }
    return sequences;
  }
}
