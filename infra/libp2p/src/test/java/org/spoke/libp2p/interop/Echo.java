package org.spoke.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.Together;

/** Sends back what comes, until its end; the js peer has the same. */
final class Echo {
  static final ProtocolId PROTOCOL = new ProtocolId("/interop/echo/1.0.0");

  private static final int BLOCK_BYTES = 64 * 1024;
  private static final int STEP = 31;

  private Echo() {}

  static void serve(Duplex stream) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    while (stream.read(block.clear()) >= 0) {
      stream.write(block.flip());
    }
    stream.closeWrite();
  }

  /** Sends all, ends its direction, and fails when something else comes back. */
  static void check(Duplex stream, int bytes) {
    byte[] sent = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      sent[i] = (byte) (i * STEP + i / BLOCK_BYTES);
    }
    var outcomes =
        Together.run(
            () -> {
              stream.write(ByteBuffer.wrap(sent));
              stream.closeWrite();
              return null;
            },
            () -> receive(stream, bytes));

    outcomes.left().expected();
    assertThat(outcomes.right().expected()).isEqualTo(sent);
  }

  private static byte[] receive(Duplex stream, int bytes) throws IOException {
    ByteBuffer received = ByteBuffer.allocate(bytes);
    stream.readFully(received);
    assertThat(stream.read(ByteBuffer.allocate(1))).as("the end").isEqualTo(-1);
    return received.array();
  }
}
