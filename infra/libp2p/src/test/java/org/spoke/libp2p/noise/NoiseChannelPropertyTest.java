package org.spoke.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.FragmentedDuplex;
import org.spoke.libp2p.testing.ScriptedDuplex;
import org.spoke.libp2p.testing.Together;

class NoiseChannelPropertyTest {
  private static final byte[] KEY = new byte[32];
  private static final int[] SIZES = {
    0, 1, 12, 16, 4_095, 4_096, 65_518, 65_519, 65_520, 131_038, 200_000
  };

  /**
   * Random parts of heap, direct and read-only buffers through random pieces into reads of random
   * sizes.
   */
  @Property(tries = 15)
  void whatIsWrittenIsReadInWhateverPieces(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 100_000) int pieceBytes) {
    DuplexPair pair = DuplexPair.holding(100_000);
    Duplex writer =
        channel(new FragmentedDuplex(pair.left(), new Random(seed), Math.max(pieceBytes, 500)));
    Duplex reader =
        channel(new FragmentedDuplex(pair.right(), new Random(~seed), Math.max(pieceBytes, 500)));
    var digests =
        Together.run(
            () -> writeRandomly(writer, new Random(seed)),
            () -> readRandomly(reader, new Random(seed)));
    assertThat(digests.right().expected()).isEqualTo(digests.left().expected());
  }

  @Property
  void anyBytesFromBelowEndInAnIoExceptionOrAreWaitedFor(@ForAll byte[] bytes) throws IOException {
    Duplex channel = channel(new ScriptedDuplex(bytes));
    ByteBuffer into = ByteBuffer.allocate(100);
    try {
      assertThat(channel.read(into)).isEqualTo(-1);
      assertThat(bytes).isEmpty();
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  /** Both sides with one key: what one seals, the other opens. */
  private static NoiseChannel channel(Duplex below) {
    return new NoiseChannel(
        below,
        new HandshakeState.TransportCiphers(new CipherState(KEY), new CipherState(KEY)),
        Keys.ed25519(new byte[32]).publicKey(),
        Optional.empty());
  }

  private static String writeRandomly(Duplex channel, Random random) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < 20; i++) {
      ByteBuffer[] parts = new ByteBuffer[random.nextInt(1, 4)];
      for (int part = 0; part < parts.length; part++) {
        byte[] bytes = new byte[SIZES[random.nextInt(SIZES.length)]];
        random.nextBytes(bytes);
        digest.update(bytes);
        parts[part] = buffer(bytes, random.nextInt(3));
      }
      channel.write(parts);
      for (ByteBuffer part : parts) {
        assertThat(part.hasRemaining()).isFalse();
      }
    }
    channel.closeWrite();
    return HexFormat.of().formatHex(digest.digest());
  }

  private static ByteBuffer buffer(byte[] bytes, int kind) {
    return switch (kind) {
      case 0 -> ByteBuffer.wrap(bytes);
      case 1 -> ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
      default -> ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    };
  }

  private static String readRandomly(Duplex channel, Random random) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    while (true) {
      int size = Math.max(1, SIZES[random.nextInt(SIZES.length)]);
      ByteBuffer into =
          random.nextBoolean() ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
      if (channel.read(into) < 0) {
        return HexFormat.of().formatHex(digest.digest());
      }
      digest.update(into.flip());
    }
  }
}
