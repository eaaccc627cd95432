package org.spoke.eventlog.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.proto.events.v1.EventFeedGrpc;
import org.spoke.proto.events.v1.Position;
import org.spoke.proto.events.v1.SubscribeResponse;

/**
 * Another service's log as a processor reads it. When the connection breaks it is made again from
 * the last position, with growing pauses, by the reading thread itself.
 */
final class RemoteEventStream implements BlockingStream<TrackedEventMessage<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteEventStream.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

  private final String service;
  private final EventFeedGrpc.EventFeedStub feed;
  private final RemoteEvents events;
  private Position position;
  private FeedConnection connection;
  private TrackedEventMessage<?> peeked;
  private Duration pause = FIRST_PAUSE;
  private long connectAt = System.nanoTime();

  RemoteEventStream(
      String service, EventFeedGrpc.EventFeedStub feed, RemoteEvents events, Position from) {
    this.service = service;
    this.feed = feed;
    this.events = events;
    this.position = from;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    if (peeked == null && connection != null) {
      take(connection.poll());
    }
    return Optional.ofNullable(peeked);
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(timeout);
    while (peek().isEmpty() && System.nanoTime() < end) {
      waitForNext(end);
    }
    return peeked != null;
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    boolean available;
    do {
      available = hasNextAvailable(1, TimeUnit.SECONDS);
    } while (!available);
    TrackedEventMessage<?> next = peeked;
    peeked = null;
    return next;
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private void waitForNext(long end) throws InterruptedException {
    if (connection == null) {
      TimeUnit.NANOSECONDS.sleep(Math.min(end, connectAt) - System.nanoTime());
      if (System.nanoTime() >= connectAt) {
        connection = FeedConnection.open(feed, position, events.names());
      }
      return;
    }
    take(connection.poll(end - System.nanoTime()));
    connection.broken().ifPresent(this::connectLater);
  }

  private void take(SubscribeResponse response) {
    if (response != null) {
      position = response.getPosition();
      pause = FIRST_PAUSE;
      peeked = events.message(response);
    }
  }

  private void connectLater(Throwable cause) {
    LOG.info(
        "The feed of {} is away ({}); next try in {} ms",
        service,
        cause.getMessage(),
        pause.toMillis());
    close();
    connectAt = System.nanoTime() + pause.toNanos();
    pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause.multipliedBy(2);
  }
}
