package org.spoke.libp2p.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceivedTest {
  private static final int PIECE_BYTES = 16 * 1024;

  private boolean flowing = true;
  private final Received received = new Received(now -> flowing = now);

  @AfterEach
  void close() {
    received.close();
  }

  @Test
  void whoHasReadNothingGetsLittle() {
    assertThat(fill()).isEqualTo(Received.FIRST_FULL_BYTES);
  }

  @Test
  void whoReadsMuchGetsMoreAtOnceUpToALimit() throws IOException {
    for (int i = 0; i < 10; i++) {
      read(fill());
    }

    assertThat(fill()).isEqualTo(Received.LAST_FULL_BYTES);
  }

  @Test
  void theSocketGoesOnWhenHalfIsRead() throws IOException {
    int held = fill();

    read(held / 2 - PIECE_BYTES);
    assertThat(flowing).isFalse();
    read(PIECE_BYTES);
    assertThat(flowing).isTrue();
  }

  @Test
  void manySmallPiecesStopTheSocketToo() {
    for (int i = 0; i < Received.FIRST_FULL_BYTES / 1_024; i++) {
      received.add(Unpooled.wrappedBuffer(new byte[1]));
    }

    assertThat(flowing).isFalse();
  }

  /** What a socket reads until it is stopped. */
  private int fill() {
    int sum = 0;
    while (flowing) {
      received.add(Unpooled.wrappedBuffer(new byte[PIECE_BYTES]));
      sum += PIECE_BYTES;
    }
    return sum;
  }

  private void read(int bytes) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(bytes);
    while (into.hasRemaining()) {
      received.read(into);
    }
  }
}
