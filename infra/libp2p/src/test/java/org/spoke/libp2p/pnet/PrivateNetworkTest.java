package org.spoke.libp2p.pnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.api.Test;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.FragmentedDuplex;
import org.spoke.libp2p.testing.ScriptedDuplex;
import org.spoke.libp2p.testing.Together;

class PrivateNetworkTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final NetworkKey KEY = NetworkKey.generate(RANDOM);
  private static final int NONCE_BYTES = 24;

  @Test
  void theNonceGoesAtOnceAndAllElseIsXsalsa20() throws IOException {
    ScriptedDuplex raw = new ScriptedDuplex(new byte[0]);
    Duplex channel = new PrivateNetwork(KEY, RANDOM).protect(raw);
    assertThat(raw.heard()).hasSize(NONCE_BYTES);
    channel.write(ByteBuffer.wrap(new byte[100]), ByteBuffer.wrap(new byte[20_000]));
    byte[] nonce = Arrays.copyOf(raw.heard(), NONCE_BYTES);
    XSalsa20Engine stream = new XSalsa20Engine();
    stream.init(true, new ParametersWithIV(new KeyParameter(KEY.secret()), nonce));
    byte[] expected = new byte[20_100];
    stream.processBytes(expected, 0, expected.length, expected, 0);
    assertThat(Arrays.copyOfRange(raw.heard(), NONCE_BYTES, raw.heard().length))
        .isEqualTo(expected);
  }

  @Property(tries = 50)
  void membersUnderstandEachOtherInWhateverPieces(
      @ForAll @Size(max = 10) List<byte[]> said, @ForAll boolean direct, @ForAll long seed)
      throws IOException {
    DuplexPair pair = DuplexPair.inMemory();
    PrivateNetwork network = new PrivateNetwork(KEY, RANDOM);
    Duplex left = network.protect(pair.left());
    Duplex right = network.protect(new FragmentedDuplex(pair.right(), new Random(seed), 50));
    int total = said.stream().mapToInt(bytes -> bytes.length).sum();
    ByteBuffer heard = direct ? ByteBuffer.allocateDirect(total) : ByteBuffer.allocate(total);
    Together.run(
            () -> {
              for (byte[] bytes : said) {
                left.write(ByteBuffer.wrap(bytes));
              }
              return null;
            },
            () -> {
              right.readFully(heard);
              return null;
            })
        .right()
        .expected();
    ByteBuffer expected = ByteBuffer.allocate(total);
    said.forEach(expected::put);
    assertThat(heard.flip()).isEqualTo(expected.flip());
  }

  @Test
  void whoHasAnotherKeyHearsNoise() throws IOException {
    DuplexPair pair = DuplexPair.inMemory();
    byte[] said = new byte[32];
    new PrivateNetwork(KEY, RANDOM).protect(pair.left()).write(ByteBuffer.wrap(said));
    ByteBuffer heard = ByteBuffer.allocate(32);
    new PrivateNetwork(NetworkKey.generate(RANDOM), RANDOM).protect(pair.right()).readFully(heard);
    assertThat(heard.array()).isNotEqualTo(said);
  }
}
