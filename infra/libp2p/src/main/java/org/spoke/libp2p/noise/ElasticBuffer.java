package org.spoke.libp2p.noise;

import java.util.Arrays;

/**
 * Bytes that grow for busy times and shrink after them, so that thousands of idle connections hold
 * little.
 */
final class ElasticBuffer {
  /** In bytes: what an idle connection holds a direction. Pings and short requests fit. */
  static final int SMALL_BYTES = 4 * 1024;

  /**
   * How many uses in a row must be content with little before the buffer shrinks, lest it grow and
   * shrink in turn.
   */
  private static final int QUIET_USES = 16;

  private byte[] bytes = new byte[SMALL_BYTES];
  private int quietUses;

  byte[] bytes() {
    return bytes;
  }

  int capacity() {
    return bytes.length;
  }

  /** Makes room for so many bytes, at least doubling, and keeps the content. */
  void grow(int capacity) {
    if (capacity > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(capacity, 2 * bytes.length));
    }
  }

  /** Notes how much of an empty buffer the last use needed. Its content may be lost. */
  void noteUse(int neededBytes) {
    quietUses = neededBytes > SMALL_BYTES ? 0 : quietUses + 1;
    if (quietUses >= QUIET_USES && bytes.length > SMALL_BYTES) {
      bytes = new byte[SMALL_BYTES];
    }
  }
}
