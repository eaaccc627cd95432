package org.spoke.gateway.event.live;

import io.grpc.Context;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.gateway.stream.Ticker;
import org.spoke.proto.events.v1.EventFeedGrpc;
import org.spoke.proto.events.v1.Position;
import org.spoke.proto.events.v1.SubscribeRequest;
import org.spoke.proto.events.v1.SubscribeResponse;

/**
 * One reader's subscription to one service. Lost, it is taken up again behind what the reader got,
 * at ever longer intervals. It asks for a few messages ahead and for more only as they are read.
 */
final class Feed {
  /** Messages asked for ahead of the reader: at 8 KiB each, four services hold 1 MiB a reader. */
  static final int AHEAD = 32;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** What a feed tells its reader. */
  interface Listener {
    /** A message came; {@link Feed#taken} once it was passed on. */
    void received(Feed feed, SubscribeResponse message);

    /** How far the reader has come in this log; null when nothing of it was heard. */
    Position position(Service service);
  }

  private final Service service;
  private final Services services;
  private final Ticker ticker;
  private final Listener listener;
  private Call call;
  private Duration pause = FIRST_PAUSE;
  private boolean closed;

  Feed(Service service, Services services, Ticker ticker, Listener listener) {
    this.service = service;
    this.services = services;
    this.ticker = ticker;
    this.listener = listener;
  }

  Service service() {
    return service;
  }

  /** Whether the service was heard since the subscription was last taken up. */
  synchronized boolean connected() {
    return call != null && call.heard;
  }

  void open() {
    Position position = listener.position(service);
    SubscribeRequest request =
        position == null
            ? SubscribeRequest.newBuilder().setFromEnd(true).build()
            : SubscribeRequest.newBuilder().setFrom(position).build();
    Call next = new Call();
    synchronized (this) {
      if (closed) {
        return;
      }
      call = next;
    }
    EventFeedGrpc.newStub(services.channel(service)).subscribe(request, next);
  }

  /** A message was passed on, so one more may come. */
  synchronized void taken() {
    if (call != null) {
      call.upstream.request(1);
    }
  }

  void close() {
    Call last;
    synchronized (this) {
      closed = true;
      last = call;
      call = null;
    }
    if (last != null) {
      last.upstream.cancel("the reader left", null);
    }
  }

  private void lost(Call which) {
    Duration wait;
    synchronized (this) {
      if (closed || call != which) {
        return;
      }
      call = null;
      wait = pause;
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
    Context.ROOT.run(() -> ticker.after(wait, this::open));
  }

  private synchronized boolean heard(Call which) {
    if (call == which) {
      which.heard = true;
      pause = FIRST_PAUSE;
    }
    return call == which;
  }

  private final class Call implements ClientResponseObserver<SubscribeRequest, SubscribeResponse> {
    private ClientCallStreamObserver<SubscribeRequest> upstream;
    private boolean heard;

    @Override
    public void beforeStart(ClientCallStreamObserver<SubscribeRequest> requests) {
      upstream = requests;
      requests.disableAutoRequestWithInitial(AHEAD);
    }

    @Override
    public void onNext(SubscribeResponse message) {
      if (heard(this)) {
        listener.received(Feed.this, message);
      }
    }

    @Override
    public void onError(Throwable failure) {
      lost(this);
    }

    @Override
    public void onCompleted() {
      lost(this);
    }
  }
}
