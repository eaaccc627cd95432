package org.spoke.libp2p.bootstrap;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double, each shortened by chance, so that many hosts do not come back at once. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  /** Between half of the pause and all of it. */
  Duration next() {
    long nanos = next.toNanos();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofNanos(random.nextLong(nanos / 2, nanos + 1));
  }

  void reset() {
    next = first;
  }
}
