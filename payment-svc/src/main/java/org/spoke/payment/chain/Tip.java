package org.spoke.payment.chain;

import java.time.Duration;
import java.time.Instant;

/**
 * The newest block.
 *
 * @param time when its slot began
 */
public record Tip(long slot, long height, Instant time) {

  /**
   * The first slot that begins at or after {@code instant}; slots go on from the tip at {@code
   * slotLength}.
   */
  public long slotAt(Instant instant, Duration slotLength) {
    long millis = Duration.between(time, instant).toMillis();
    return Math.max(0, Math.addExact(slot, Math.ceilDiv(millis, slotLength.toMillis())));
  }
}
