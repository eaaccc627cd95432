package org.spoke.libp2p.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.Stream;

/** Sends back what comes, until its end. */
final class Echo {
  /** In bytes: a full frame of Noise. */
  private static final int BLOCK_BYTES = 64 * 1024;

  private Echo() {}

  static void serve(Stream stream) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    while (stream.read(block.clear()) >= 0) {
      stream.write(block.flip());
    }
    stream.closeWrite();
  }
}
