package org.spoke.libp2p.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.Together;
import org.spoke.libp2p.testing.Together.Outcomes;

class PerfTest {
  private static final int MANY = 3 * 256 * 1024 + 17;

  private final DuplexPair channel = DuplexPair.inMemory();

  @Test
  void asManyBytesComeAsWereAskedFor() {
    assertThat(exchange(0, MANY).left().isFailure()).isFalse();
    assertThat(exchange(MANY, 0).left().isFailure()).isFalse();
    assertThat(exchange(1, 1).left().isFailure()).isFalse();
  }

  @Test
  void nothingIsSentBeforeAllHasCome() throws IOException {
    ByteBuffer request = ByteBuffer.allocate(Long.BYTES + 1).putLong(1).put((byte) 0).flip();
    var server = Together.start(() -> serve(channel.right()));

    channel.left().write(request);
    assertThat(server).isNotDone();
    channel.left().closeWrite();

    channel.left().readFully(ByteBuffer.allocate(1));
    Together.await(server).expected();
  }

  @Test
  void theLargestNumberIsSentUntilTheAskerHasEnough() {
    Outcomes<Void, Void> outcomes =
        Together.run(
            () -> {
              channel.left().write(ByteBuffer.allocate(Long.BYTES).putLong(-1).flip());
              channel.left().closeWrite();
              channel.left().readFully(ByteBuffer.allocate(MANY));
              channel.left().close();
              return null;
            },
            () -> serve(channel.right()));

    outcomes.left().expected();
    assertThat(outcomes.right().failure()).isInstanceOf(IOException.class);
  }

  @Test
  void aRequestThatIsCutShortIsAnError() {
    Outcomes<Void, Void> outcomes =
        Together.run(
            () -> {
              channel.left().write(ByteBuffer.allocate(Long.BYTES - 1));
              channel.left().closeWrite();
              return null;
            },
            () -> serve(channel.right()));

    assertThat(outcomes.right().failure()).isInstanceOf(EOFException.class);
  }

  @Test
  void fewerBytesThanAskedForAreAnErrorAndMoreAreAViolation() {
    assertThat(answeredWith(9).failure())
        .isInstanceOf(EOFException.class)
        .hasMessage("9 bytes came of 10");
    assertThat(answeredWith(11).failure()).isInstanceOf(ProtocolViolationException.class);
  }

  private static Together.Outcome<Void> answeredWith(int bytes) {
    DuplexPair other = DuplexPair.inMemory();
    return Together.run(
            () -> ask(other.left(), 0, 10),
            () -> {
              other.right().write(ByteBuffer.allocate(bytes));
              other.right().closeWrite();
              return null;
            })
        .left();
  }

  private static Outcomes<Void, Void> exchange(long upload, long download) {
    DuplexPair pair = DuplexPair.inMemory();
    return Together.run(() -> ask(pair.left(), upload, download), () -> serve(pair.right()));
  }

  private static Void ask(Duplex stream, long upload, long download) throws IOException {
    PerfClient.exchange(stream, upload, download);
    return null;
  }

  private static Void serve(Duplex stream) throws IOException {
    PerfServer.serve(stream);
    return null;
  }
}
