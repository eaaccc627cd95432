package org.spoke.libp2p.perf;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.io.Duplex;

/** Many bytes whose values do not matter. */
final class Bulk {
  /** In bytes: four full frames of Noise, so that each can be filled. */
  private static final int BLOCK_BYTES = 256 * 1024;

  private Bulk() {}

  /**
   * @param count as unsigned 64 bits
   */
  static void send(Duplex to, long count) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(blockBytes(count));
    long left = count;
    while (left != 0) {
      to.write(block.clear().limit(blockBytes(left)));
      left -= block.limit();
    }
  }

  private static int blockBytes(long left) {
    return Long.compareUnsigned(left, BLOCK_BYTES) < 0 ? (int) left : BLOCK_BYTES;
  }

  /**
   * @return how many bytes came before the end
   */
  static long drain(Duplex from) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    long total = 0;
    for (int count = from.read(block); count >= 0; count = from.read(block.clear())) {
      total += count;
    }
    return total;
  }
}
