package org.spoke.gateway.stream;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A stream of bytes whose silence is filled with empty parts. They put nothing on the wire, but
 * they are writes: so a stream that is silent for long is not closed as an idle connection. Holds
 * at most one part that its reader has no room for.
 */
public final class KeptAlive implements Publisher<byte[]> {
  private static final byte[] NOTHING = {};

  private final Publisher<byte[]> source;
  private final Ticker ticker;
  private final Duration interval;

  /**
   * @param interval shorter than a connection may be idle
   */
  public KeptAlive(Publisher<byte[]> source, Ticker ticker, Duration interval) {
    this.source = source;
    this.ticker = ticker;
    this.interval = interval;
  }

  @Override
  public void subscribe(Subscriber<? super byte[]> reader) {
    source.subscribe(new Relay(reader));
  }

  private final class Relay implements Subscriber<byte[]>, Subscription {
    private final Subscriber<? super byte[]> reader;
    private Subscription upstream;
    private ScheduledFuture<?> ticks;
    private long demand;
    private boolean asked;
    private byte[] held;
    private boolean completed;
    private boolean ended;

    Relay(Subscriber<? super byte[]> reader) {
      this.reader = reader;
    }

    @Override
    public synchronized void onSubscribe(Subscription subscription) {
      upstream = subscription;
      ticks = ticker.every(interval, this::fillSilence);
      reader.onSubscribe(this);
    }

    @Override
    public synchronized void request(long count) {
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
      if (held != null && !ended) {
        byte[] part = held;
        held = null;
        deliver(part);
      }
      goOn();
    }

    @Override
    public synchronized void onNext(byte[] part) {
      asked = false;
      if (demand > 0) {
        deliver(part);
      } else {
        held = part;
      }
      goOn();
    }

    @Override
    public synchronized void onComplete() {
      completed = true;
      goOn();
    }

    @Override
    public synchronized void onError(Throwable failure) {
      if (!ended) {
        end();
        reader.onError(failure);
      }
    }

    @Override
    public synchronized void cancel() {
      end();
      upstream.cancel();
    }

    /** Takes a place of the demand that the source would have taken; its next part is then held. */
    private synchronized void fillSilence() {
      if (!ended && held == null && demand > 0) {
        deliver(NOTHING);
      }
    }

    private void deliver(byte[] part) {
      demand--;
      reader.onNext(part);
    }

    /** Ends behind the last part, or asks for the next: one at a time. */
    private void goOn() {
      if (ended || held != null) {
        return;
      }
      if (completed) {
        end();
        reader.onComplete();
      } else if (demand > 0 && !asked) {
        asked = true;
        upstream.request(1);
      }
    }

    private void end() {
      ended = true;
      ticks.cancel(false);
    }
  }
}
