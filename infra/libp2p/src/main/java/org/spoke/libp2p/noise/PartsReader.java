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

  /** The next buffer that has something left. There must be one. */
  ByteBuffer next() {
    while (!parts[part].hasRemaining()) {
      part++;
    }
    return parts[part];
  }
}
