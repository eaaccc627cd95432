package org.spoke.libp2p.yamux;

import org.spoke.libp2p.ProtocolViolationException;

/**
 * How much the other side may still send on a stream. It gets credit back only when the application
 * has read, half a window at a time; a window that is read faster than the round trip can refill it
 * grows to twice its size.
 */
final class ReceiveWindow {
  /** What both sides assume at first (spec, "Flow Control"). */
  static final int INITIAL_BYTES = 256 * 1024;

  /** 2 Gbit/s at a round trip of 63 ms. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private int size = INITIAL_BYTES;
  private int open = INITIAL_BYTES;
  private int owed;
  private long creditedAt;

  /**
   * @param now in nanoseconds of the same clock as later ones
   */
  ReceiveWindow(long now) {
    this.creditedAt = now;
  }

  /**
   * @throws ProtocolViolationException when the other side sends more than it may
   */
  void received(int bytes) throws ProtocolViolationException {
    if (bytes > open) {
      throw new ProtocolViolationException(
          "Window overrun: " + bytes + " bytes sent where " + open + " of " + size + " were left");
    }
    open -= bytes;
  }

  /**
   * The application has read.
   *
   * @return how much credit to give now; 0 while it is not worth a frame
   */
  int consumed(int bytes, WindowTuning tuning) {
    owed += bytes;
    if (owed < size / 2) {
      return 0;
    }
    long now = tuning.now();
    int more = tuning.growth(size, now - creditedAt);
    int credit = owed + more;
    size += more;
    open += credit;
    owed = 0;
    creditedAt = now;
    return credit;
  }

  /** Whether the other side may send nothing more until it gets credit. */
  boolean isUsedUp() {
    return open == 0;
  }

  /** By how many bytes it exceeds its initial size. */
  int grown() {
    return size - INITIAL_BYTES;
  }
}
