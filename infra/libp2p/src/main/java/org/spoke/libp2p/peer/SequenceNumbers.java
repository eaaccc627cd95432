package org.spoke.libp2p.peer;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers for a peer's own records, each higher than all before it. They begin with the time in
 * milliseconds, so that they also rise over a restart without being kept on disk (RFC 0003,
 * "Address Record Format").
 */
public final class SequenceNumbers {
  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  public SequenceNumbers(InstantSource clock) {
    this.clock = clock;
  }

  public long next() {
    return last.updateAndGet(previous -> Math.max(previous + 1, clock.millis()));
  }
}
