package org.spoke.libp2p.noise;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.secure.SecureChannel;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.Together;

/**
 * Somebody between both sides changes one byte: of each message of the handshake, and of a frame
 * after it.
 */
class NoiseTamperTest {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<ProtocolId> MUXERS = List.of(new ProtocolId("/yamux/1.0.0"));
  private static final NoiseSecurity ALICE = security();
  private static final NoiseSecurity BOB = security();

  @AfterAll
  static void endTimer() {
    TIMER.shutdownNow();
  }

  @Test
  void anyByteChangedOnTheWayFailsBothSides() {
    int dialerBytes = bytesWithoutTampering(Direction.OUTBOUND);
    for (int at = 0; at < dialerBytes; at++) {
      assertBothFail(Direction.OUTBOUND, at);
    }
    int listenerBytes = bytesWithoutTampering(Direction.INBOUND);
    for (int at = 0; at < listenerBytes; at++) {
      assertBothFail(Direction.INBOUND, at);
    }
  }

  private static void assertBothFail(Direction changed, int at) {
    var outcomes = talk(changed, at).outcomes();
    assertThat(outcomes.left().failure())
        .as("dialer, %s byte %d", changed, at)
        .isInstanceOf(IOException.class);
    assertThat(outcomes.right().failure())
        .as("listener, %s byte %d", changed, at)
        .isInstanceOf(IOException.class);
  }

  /** How many bytes that side sends. */
  private static int bytesWithoutTampering(Direction direction) {
    Talk talk = talk(direction, NEVER);
    talk.outcomes().left().expected();
    talk.outcomes().right().expected();
    return talk.tampering().sent;
  }

  private static Talk talk(Direction changed, int at) {
    DuplexPair pair = DuplexPair.inMemory();
    boolean dialers = changed == Direction.OUTBOUND;
    Tampering tampering = new Tampering(dialers ? pair.left() : pair.right(), at);
    Duplex left = dialers ? tampering : pair.left();
    Duplex right = dialers ? pair.right() : tampering;
    Future<?> deadline = TIMER.schedule(pair.left()::close, limit(at).toMillis(), MILLISECONDS);
    try {
      return new Talk(
          tampering,
          Together.run(
              () -> exchange(ALICE, left, Direction.OUTBOUND),
              () -> exchange(BOB, right, Direction.INBOUND)));
    } finally {
      deadline.cancel(false);
    }
  }

  /**
   * A message whose length was made larger is waited for until the upgrader's deadline: here a
   * short one.
   */
  private static Duration limit(int at) {
    return at == NEVER ? Duration.ofMinutes(1) : Duration.ofMillis(100);
  }

  /**
   * Shakes hands; the dialer says a word and hears it back. Who fails closes the channel, as any
   * user of it does.
   */
  private static Void exchange(NoiseSecurity security, Duplex channel, Direction direction)
      throws IOException {
    SecureChannel secure = security.secure(channel, direction, Optional.empty());
    try {
      ByteBuffer word = ByteBuffer.allocate(8);
      if (direction == Direction.OUTBOUND) {
        secure.write(word.duplicate());
      }
      secure.readFully(word);
      if (direction == Direction.INBOUND) {
        secure.write(word.flip());
      }
      secure.closeWrite();
      assertThat(secure.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      return null;
    } catch (IOException failed) {
      secure.close();
      throw failed;
    }
  }

  private static NoiseSecurity security() {
    return new NoiseSecurity(Keys.generate(KeyType.ED25519, RANDOM), MUXERS, RANDOM);
  }

  private record Talk(Tampering tampering, Together.Outcomes<Void, Void> outcomes) {}

  /** Changes one byte of what is written. */
  private static final class Tampering implements Duplex {
    private final Duplex channel;
    private final int at;
    private int sent;

    Tampering(Duplex channel, int at) {
      this.channel = channel;
      this.at = at;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return channel.read(into);
    }

    @Override
    public void write(ByteBuffer... parts) throws IOException {
      for (ByteBuffer part : parts) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        if (at >= sent && at - sent < bytes.length) {
          bytes[at - sent] ^= 0x20;
        }
        sent += bytes.length;
        channel.write(ByteBuffer.wrap(bytes));
      }
    }

    @Override
    public void closeWrite() throws IOException {
      channel.closeWrite();
    }

    @Override
    public void close() {
      channel.close();
    }
  }
}
