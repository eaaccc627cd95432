package org.spoke.eventlog.feed;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.spoke.proto.events.v1.EventFeedGrpc;
import org.spoke.proto.events.v1.Position;
import org.spoke.proto.events.v1.SubscribeRequest;
import org.spoke.proto.events.v1.SubscribeResponse;

/** One call of the feed, with a bounded queue: the server sends only what there is room for. */
final class FeedConnection
    implements ClientResponseObserver<SubscribeRequest, SubscribeResponse>, AutoCloseable {
  /** Responses in flight and queued: at 1 KiB each, 256 KiB a consumer. */
  private static final int CAPACITY = 256;

  /** A feed that is silent for so long is gone, though its connection may not know. */
  private static final long MAX_SILENCE_NS =
      TimeUnit.MILLISECONDS.toNanos(3L * Subscription.HEARTBEAT_MS);

  private final BlockingQueue<SubscribeResponse> queue = new ArrayBlockingQueue<>(CAPACITY);
  private ClientCallStreamObserver<SubscribeRequest> call;
  private volatile Throwable failure;
  private volatile long heardAt = System.nanoTime();

  private FeedConnection() {}

  static FeedConnection open(
      EventFeedGrpc.EventFeedStub feed, Position from, Collection<String> types) {
    FeedConnection connection = new FeedConnection();
    feed.subscribe(
        SubscribeRequest.newBuilder().setFrom(from).addAllTypes(types).build(), connection);
    return connection;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<SubscribeRequest> starting) {
    call = starting;
    call.disableAutoRequestWithInitial(CAPACITY);
  }

  /** The next response, or null when there is none now. */
  SubscribeResponse poll() {
    return counted(queue.poll());
  }

  /** The next response, or null when none comes within so many nanoseconds. */
  SubscribeResponse poll(long maxNanos) throws InterruptedException {
    return counted(
        queue.poll(Math.min(maxNanos, TimeUnit.SECONDS.toNanos(1)), TimeUnit.NANOSECONDS));
  }

  private SubscribeResponse counted(SubscribeResponse taken) {
    if (taken != null) {
      call.request(1);
    }
    return taken;
  }

  /** Why nothing more will come, once all that came has been taken. */
  Optional<Throwable> broken() {
    if (!queue.isEmpty()) {
      return Optional.empty();
    }
    if (failure == null && System.nanoTime() - heardAt > MAX_SILENCE_NS) {
      return Optional.of(new TimeoutException("nothing heard for too long"));
    }
    return Optional.ofNullable(failure);
  }

  @Override
  public void onNext(SubscribeResponse response) {
    heardAt = System.nanoTime();
    queue.add(response);
  }

  @Override
  public void onError(Throwable cause) {
    failure = cause;
  }

  @Override
  public void onCompleted() {
    failure = new IllegalStateException("it has ended");
  }

  @Override
  public void close() {
    call.cancel("the consumer stops or connects again", null);
  }
}
