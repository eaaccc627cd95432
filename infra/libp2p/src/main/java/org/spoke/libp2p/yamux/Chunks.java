package org.spoke.libp2p.yamux;

import java.util.concurrent.ArrayBlockingQueue;

/**
 * Large arrays for bulk data, used again by all connections of a host so that idle ones hold none.
 */
final class Chunks {
  /** One full Noise message. */
  static final int BYTES = 64 * 1024;

  /** 8 MiB: more than a few busy connections have in use at once. */
  private static final int KEPT = 128;

  private final ArrayBlockingQueue<byte[]> free = new ArrayBlockingQueue<>(KEPT);

  byte[] take() {
    byte[] kept = free.poll();
    return kept == null ? new byte[BYTES] : kept;
  }

  /**
   * Takes an array back that nobody looks at any more; those of other sizes are left to the
   * collector.
   */
  void release(byte[] array) {
    if (array.length == BYTES) {
      free.offer(array);
    }
  }
}
