package org.spoke.scheduler.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time for which a job's VMs were ready. Only this is billed.
 *
 * @param billedMs summed over the VMs, in milliseconds
 * @param from when the first was ready; absent when none ever was
 * @param until when the last was gone
 */
record Served(long billedMs, Optional<Instant> from, Optional<Instant> until) {
  static final Served NOTHING = new Served(0, Optional.empty(), Optional.empty());

  /** With one more VM that was ready from then to then. */
  Served plus(Instant readyAt, Instant goneAt) {
    return new Served(
        Math.addExact(billedMs, millis(readyAt, goneAt)),
        from.or(() -> Optional.of(readyAt)),
        Optional.of(goneAt.isBefore(readyAt) ? readyAt : goneAt));
  }

  /** Time between, in milliseconds; none when the clocks say that it ended before it began. */
  static long millis(Instant readyAt, Instant goneAt) {
    return Math.max(0, Duration.between(readyAt, goneAt).toMillis());
  }

  boolean isNothing() {
    return from.isEmpty();
  }
}
