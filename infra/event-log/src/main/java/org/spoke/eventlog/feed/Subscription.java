package org.spoke.eventlog.feed;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.proto.events.v1.SubscribeResponse;

/**
 * One reader of the feed: sends what it wants when it is ready for more, and a position now and
 * then so that it gets on past what it does not want.
 */
final class Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

  /** A reader hears at least this often, in milliseconds. */
  static final int HEARTBEAT_MS = 5_000;

  /** A wait for events is this long, in milliseconds, so that a stop is noticed soon. */
  private static final int WAIT_MS = 500;

  private final BlockingStream<TrackedEventMessage<?>> events;
  private final Set<String> types;
  private final EventRecords records;
  private final ServerCallStreamObserver<SubscribeResponse> call;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private TrackingToken position;
  private TrackingToken sent;
  private long heardAt = System.nanoTime();
  private boolean closed;

  /**
   * @param types names of the events wanted; empty for all
   */
  Subscription(
      BlockingStream<TrackedEventMessage<?>> events,
      TrackingToken from,
      Set<String> types,
      EventRecords records,
      ServerCallStreamObserver<SubscribeResponse> call) {
    this.events = events;
    this.position = from;
    this.types = types;
    this.records = records;
    this.call = call;
  }

  /** Sends until the reader or the service goes. */
  void serve() {
    try (events) {
      sendPosition(); // the reader knows that it is connected
      while (awaitReady()) {
        sendNext();
      }
      call.onError(Status.UNAVAILABLE.withDescription("the feed ends").asRuntimeException());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      if (!isClosed()) {
        LOG.warn("The feed broke; its reader will come again", failure);
        call.onError(Status.UNAVAILABLE.withCause(failure).asRuntimeException());
      }
    }
  }

  private void sendNext() throws InterruptedException {
    if (events.hasNextAvailable(WAIT_MS, TimeUnit.MILLISECONDS)) {
      TrackedEventMessage<?> event = events.nextAvailable();
      long place = Positions.placeBetween(position, event.trackingToken());
      position = event.trackingToken();
      if (types.isEmpty() || types.contains(event.getPayloadType().getSimpleName())) {
        send(SubscribeResponse.newBuilder().setEvent(records.of(event, place)));
      }
    } else if (!Objects.equals(position, sent)) {
      sendPosition(); // at the head: what was not wanted is behind
    }
    if (System.nanoTime() - heardAt >= TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MS)) {
      sendPosition();
    }
  }

  private void sendPosition() {
    send(SubscribeResponse.newBuilder());
  }

  private void send(SubscribeResponse.Builder response) {
    call.onNext(response.setPosition(Positions.of(position)).build());
    sent = position;
    heardAt = System.nanoTime();
  }

  /** Waits for the reader; false when there is none any more. */
  private boolean awaitReady() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && !call.isReady()) {
        changed.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    signal(false);
  }

  void close() {
    signal(true);
  }

  private void signal(boolean close) {
    lock.lock();
    try {
      closed |= close;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
