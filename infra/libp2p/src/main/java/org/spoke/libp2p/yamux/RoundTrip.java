package org.spoke.libp2p.yamux;

import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** The time from a ping to its answer. Only one ping is on its way at a time. */
final class RoundTrip {
  /** In nanoseconds: a measurement this old is renewed when somebody asks for it. */
  private static final long FRESH_NANOS = 5_000_000_000L;

  private final LongSupplier nanoTime;
  private final IntConsumer ping;
  private int value;
  private boolean waiting;
  private long pingedAt;
  private long nanos;

  /**
   * @param ping sends a ping with this value, without waiting
   */
  RoundTrip(LongSupplier nanoTime, IntConsumer ping) {
    this.nanoTime = nanoTime;
    this.ping = ping;
  }

  /** The mean of the last ones, in nanoseconds; 0 while nothing is known. */
  synchronized long nanos() {
    return nanos;
  }

  /** Sends a ping when what is known is old and no ping is on its way. */
  void refresh() {
    if (isStale()) {
      measure();
    }
  }

  private synchronized boolean isStale() {
    return nanos == 0 || nanoTime.getAsLong() - pingedAt > FRESH_NANOS;
  }

  /** Sends a ping unless one is on its way. */
  void measure() {
    int next;
    synchronized (this) {
      if (waiting) {
        return;
      }
      waiting = true;
      pingedAt = nanoTime.getAsLong();
      next = ++value;
    }
    ping.accept(next);
  }

  /** An answer came; one to another ping than the last is ignored. */
  synchronized void answered(int to) {
    if (!waiting || to != value) {
      return;
    }
    waiting = false;
    long sample = Math.max(1, nanoTime.getAsLong() - pingedAt);
    nanos = nanos == 0 ? sample : (nanos + sample) / 2;
  }

  /** For how many nanoseconds a ping is without an answer; 0 when none is. */
  synchronized long waitingNanos() {
    return waiting ? Math.max(1, nanoTime.getAsLong() - pingedAt) : 0;
  }
}
