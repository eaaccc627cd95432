package org.spoke.libp2p.kad;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * When things are to be done again: up to a fifth of their interval early, by chance, so that they
 * do not all fall together. May be used by several threads.
 */
final class DueTimes<T> {
  private static final double LEAST = 0.8;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration interval;

  /** Guarded by this. */
  private final Map<T, Instant> due = new HashMap<>();

  DueTimes(InstantSource clock, RandomGenerator random, Duration interval) {
    this.clock = clock;
    this.random = random;
    this.interval = interval;
  }

  /** Something was done, and is due again after its interval. */
  synchronized void done(T thing) {
    double share = random.nextDouble(LEAST, 1);
    due.put(thing, clock.instant().plusMillis((long) (interval.toMillis() * share)));
  }

  /** Something could not be done, and is due again after this time. */
  synchronized void retryAfter(T thing, Duration pause) {
    due.computeIfPresent(thing, (same, before) -> clock.instant().plus(pause));
  }

  synchronized void remove(T thing) {
    due.remove(thing);
  }

  synchronized boolean contains(T thing) {
    return due.containsKey(thing);
  }

  synchronized int size() {
    return due.size();
  }

  /** What is due now. */
  synchronized List<T> due() {
    Instant now = clock.instant();
    return due.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }
}
