package org.spoke.libp2p.yamux;

import java.nio.ByteBuffer;

/** Several buffers read as one. */
final class Gathering {
  private Gathering() {}

  static long remaining(ByteBuffer... parts) {
    long total = 0;
    for (ByteBuffer part : parts) {
      total += part.remaining();
    }
    return total;
  }

  /**
   * Moves bytes from the first parts that have some.
   *
   * @param count no more than remain
   */
  static void move(ByteBuffer[] parts, ByteBuffer into, int count) {
    int left = count;
    for (ByteBuffer part : parts) {
      int moved = Math.min(left, part.remaining());
      into.put(into.position(), part, part.position(), moved).position(into.position() + moved);
      part.position(part.position() + moved);
      left -= moved;
    }
  }
}
