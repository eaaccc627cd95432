package org.spoke.libp2p.yamux;

import java.util.function.LongSupplier;

/**
 * Decides how the windows of one connection grow: by the measured round trip, within what they may
 * hold together.
 */
final class WindowTuning {
  /**
   * Half a window read within so many round trips means that the sender waits for credit part of
   * the time.
   */
  private static final int ROUND_TRIPS = 4;

  private final int windowBytes;
  private final long grownBytes;
  private final LongSupplier nanoTime;
  private final RoundTrip roundTrip;
  private long grown;

  WindowTuning(YamuxSettings settings, LongSupplier nanoTime, RoundTrip roundTrip) {
    this.windowBytes = settings.windowBytes();
    this.grownBytes = settings.grownBytes();
    this.nanoTime = nanoTime;
    this.roundTrip = roundTrip;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /**
   * @param size the window's, in bytes
   * @param nanos in which half of it was read
   * @return by how many bytes it grows
   */
  synchronized int growth(int size, long nanos) {
    if (nanos > ROUND_TRIPS * roundTrip.nanos()) {
      return 0;
    }
    int more = Math.min(size, windowBytes - size);
    if (grown + more > grownBytes) {
      return 0;
    }
    grown += more;
    return more;
  }

  /** A stream is over, so its window's growth is free for others. */
  synchronized void giveBack(int bytes) {
    grown -= bytes;
  }
}
