package org.spoke.gateway.event.live;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Collectors;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.gateway.stream.Streams;
import org.spoke.gateway.stream.Ticker;
import org.spoke.proto.events.v1.Position;
import org.spoke.proto.events.v1.SubscribeResponse;

/**
 * One client of the stream. What its services send waits in a queue that their own flow control
 * bounds, and goes out as the client reads. A client that does not read for too long is told so, as
 * the last thing it is sent, and let go.
 */
final class EventReader implements Subscription, Feed.Listener {
  private final Subscriber<? super Event<String>> client;
  private final EventFrames frames;
  private final Patience patience;
  private final Streams.Place place;
  private final List<Feed> feeds = new ArrayList<>();
  private final StreamPosition position;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private ScheduledFuture<?> ticks;
  private long demand;
  private long readAt = System.nanoTime();
  private long sentAt;
  private boolean draining;
  private boolean tooSlow;
  private boolean ended;

  private record Waiting(Feed feed, SubscribeResponse message) {}

  /**
   * How long a reader's silence is borne.
   *
   * @param heartbeat a reader that takes anything hears from us this often
   * @param slowReader a reader that takes nothing while something waits is let go after this time
   */
  record Patience(Duration heartbeat, Duration slowReader) {}

  EventReader(
      Subscriber<? super Event<String>> client,
      EventFrames frames,
      StreamPosition position,
      Patience patience,
      Streams.Place place) {
    this.client = client;
    this.frames = frames;
    this.position = position;
    this.patience = patience;
    this.place = place;
  }

  void start(Set<Service> wanted, Services services, Ticker ticker) {
    client.onSubscribe(this);
    wanted.forEach(service -> feeds.add(new Feed(service, services, ticker, this)));
    feeds.forEach(Feed::open);
    synchronized (this) {
      ticks = ticker.every(patience.heartbeat().dividedBy(2), this::tick);
      if (ended) {
        ticks.cancel(false);
      }
    }
  }

  @Override
  public void request(long count) {
    synchronized (this) {
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
      readAt = System.nanoTime();
    }
    drain();
  }

  @Override
  public void cancel() {
    end();
  }

  @Override
  public void received(Feed feed, SubscribeResponse message) {
    synchronized (this) {
      if (ended || tooSlow) {
        return;
      }
      waiting.add(new Waiting(feed, message));
    }
    drain();
  }

  @Override
  public synchronized Position position(Service service) {
    return position.of(service);
  }

  private void tick() {
    boolean wasTooSlow;
    boolean silent;
    synchronized (this) {
      wasTooSlow = tooSlow;
      silent = hasBeenSilent();
    }
    if (!silent) {
      drain();
    } else if (wasTooSlow) {
      end();
      client.onComplete();
    } else {
      feeds.forEach(Feed::close);
    }
  }

  /** Whether what waits was not asked for in all the time that is borne; then it is dropped. */
  private boolean hasBeenSilent() {
    long now = System.nanoTime();
    if (ended || demand > 0 || waiting.isEmpty() && !tooSlow) {
      readAt = now;
      return false;
    }
    if (now - readAt <= patience.slowReader().toNanos()) {
      return false;
    }
    tooSlow = true;
    waiting.clear();
    readAt = now;
    return true;
  }

  /**
   * Sends what can be sent; one thread at a time, never holding the lock while the client works.
   */
  private void drain() {
    synchronized (this) {
      if (draining) {
        return;
      }
      draining = true;
    }
    for (Event<String> next = take(); next != null; next = take()) {
      client.onNext(next);
    }
  }

  /**
   * The next thing to send, or null when there is none or nobody takes it: then draining is over.
   */
  private Event<String> take() {
    boolean last;
    Event<String> next = null;
    synchronized (this) {
      last = tooSlow && demand > 0 && !ended;
      if (!last) {
        next = ended || demand == 0 ? null : nextFrame();
        draining = next != null;
        if (next != null) {
          sentAt = System.nanoTime();
          demand -= demand == Long.MAX_VALUE ? 0 : 1;
        }
      }
    }
    if (last) {
      client.onNext(frames.tooSlow(position));
      end();
      client.onComplete();
    }
    return next;
  }

  private Event<String> nextFrame() {
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      position.advance(next.feed().service(), next.message().getPosition());
      next.feed().taken();
      if (next.message().hasEvent() && frames.wants(next.message().getEvent())) {
        return frames.event(next.message().getEvent(), position);
      }
    }
    boolean due = System.nanoTime() - sentAt >= patience.heartbeat().toNanos();
    return sentAt == 0 || due ? frames.heartbeat(position, connected()) : null;
  }

  private Set<Service> connected() {
    return feeds.stream()
        .filter(Feed::connected)
        .map(Feed::service)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void end() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      waiting.clear();
      if (ticks != null) {
        ticks.cancel(false);
      }
    }
    feeds.forEach(Feed::close);
    place.close();
  }
}
