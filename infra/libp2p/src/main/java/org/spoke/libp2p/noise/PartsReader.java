package org.spoke.libp2p.noise;

import java.nio.ByteBuffer;

/** Reads several buffers as if they were one. */
final class PartsReader {
  private final ByteBuffer[] parts;
  private int part;

  PartsReader(ByteBuffer... parts) {
    this.parts = parts;
  }

  /** In bytes; may be more than an array holds. */
  long remaining() {
    long sum = 0;
    for (int i = part; i < parts.length; i++) {
      sum += parts[i].remaining();
    }
    return sum;
  }

  /** Takes so many bytes. There must be as many left. */
  void copy(byte[] into, int at, int count) {
    int copied = 0;
    while (copied < count) {
      int piece = Math.min(count - copied, parts[part].remaining());
      parts[part].get(into, at + copied, piece);
      copied += piece;
      if (!parts[part].hasRemaining()) {
        part++;
      }
    }
  }
}
