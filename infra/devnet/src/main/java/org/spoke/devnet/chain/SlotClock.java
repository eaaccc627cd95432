package org.spoke.devnet.chain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns time into slots of one second since the chain's start. Tests may skip slots: from then on
 * the chain's time runs ahead of the clock by that much.
 */
public final class SlotClock {
  public static final Duration SLOT_LENGTH = Duration.ofSeconds(1);

  private final Instant systemStart;
  private final InstantSource clock;
  private final AtomicLong skippedSlots = new AtomicLong();

  public SlotClock(Instant systemStart, InstantSource clock) {
    this.systemStart = systemStart;
    this.clock = clock;
  }

  public Instant systemStart() {
    return systemStart;
  }

  /** The slot of this moment; never before slot 0, even if the clock was set back. */
  public long currentSlot() {
    return Math.max(0, Duration.between(systemStart, clock.instant()).toSeconds())
        + skippedSlots.get();
  }

  /** When the slot began, in the chain's time. */
  public Instant startOf(long slot) {
    return systemStart.plus(SLOT_LENGTH.multipliedBy(slot));
  }

  public void skip(long slots) {
    skippedSlots.addAndGet(slots);
  }

  /** Skips as far as a chain already came, so that time does not go back on a restart. */
  public void catchUpWith(long slot) {
    skip(Math.max(0, slot - currentSlot()));
  }
}
