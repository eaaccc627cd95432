package org.spoke.gateway.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A bucket of permits that fills at a steady rate: bursts up to its size, the rate in the long run.
 */
final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private final InstantSource clock;
  private final int perSecond;
  private final int burst;
  private double permits;
  private Instant filledAt;

  TokenBucket(InstantSource clock, int perSecond, int burst) {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("A bucket needs at least one permit a second.");
    }
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
    this.permits = burst;
    this.filledAt = clock.instant();
  }

  /** Takes one permit, if there is one. */
  synchronized boolean tryTake() {
    fill();
    if (permits < 1) {
      return false;
    }
    permits -= 1;
    return true;
  }

  /** Whether nothing was taken lately, so that forgetting the bucket changes nothing. */
  synchronized boolean isFull() {
    fill();
    return permits >= burst;
  }

  /** A clock that was set back fills nothing and takes nothing. */
  private void fill() {
    Instant now = clock.instant();
    Duration passed = Duration.between(filledAt, now);
    if (passed.isPositive()) {
      double gained = passed.toNanos() / NANOS_PER_SECOND * perSecond;
      permits = Math.min(burst, permits + gained);
    }
    filledAt = now;
  }
}
