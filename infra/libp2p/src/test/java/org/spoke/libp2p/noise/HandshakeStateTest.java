package org.spoke.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.AgreementKey;

class HandshakeStateTest {
  private static final byte[] NOTHING = new byte[0];

  @ParameterizedTest
  @ValueSource(strings = {"cacophony", "snow"})
  void allMessagesAreThoseOfThePublishedVectors(String source) throws IOException {
    Vectors vectors = Vectors.of(source);
    HandshakeState initiator = vectors.side(Direction.OUTBOUND, "initiator");
    HandshakeState responder = vectors.side(Direction.INBOUND, "responder");
    for (int i = 1; i <= 3; i++) {
      HandshakeState writer = i % 2 == 1 ? initiator : responder;
      HandshakeState reader = i % 2 == 1 ? responder : initiator;
      byte[] sealed = writer.write(vectors.payload(i));
      assertThat(sealed).as("message " + i).isEqualTo(vectors.sealed(i));
      assertThat(reader.read(sealed)).as("payload " + i).isEqualTo(vectors.payload(i));
    }
    assertThat(initiator.hash()).isEqualTo(responder.hash());
    if (vectors.has("hash")) {
      assertThat(initiator.hash()).isEqualTo(vectors.bytes("hash"));
    }
    assertTransport(vectors, initiator.split(), responder.split());
  }

  private static void assertTransport(
      Vectors vectors,
      HandshakeState.TransportCiphers initiator,
      HandshakeState.TransportCiphers responder)
      throws IOException {
    for (int i = 4; vectors.has("message." + i + ".payload"); i++) {
      CipherState sending = (i % 2 == 1 ? initiator : responder).sending();
      CipherState receiving = (i % 2 == 1 ? responder : initiator).receiving();
      byte[] sealed = sending.encrypt(NOTHING, vectors.payload(i));
      assertThat(sealed).as("message " + i).isEqualTo(vectors.sealed(i));
      assertThat(receiving.decrypt(NOTHING, sealed, 0, sealed.length))
          .isEqualTo(vectors.payload(i));
    }
  }

  @Test
  void eachSideLearnsTheOthersStaticKey() throws IOException {
    Vectors vectors = Vectors.of("snow");
    HandshakeState initiator = vectors.side(Direction.OUTBOUND, "initiator");
    HandshakeState responder = vectors.side(Direction.INBOUND, "responder");
    responder.read(initiator.write(NOTHING));
    initiator.read(responder.write(NOTHING));
    responder.read(initiator.write(NOTHING));
    assertThat(initiator.theirStatic()).isEqualTo(vectors.key("responder.static").publicKey());
    assertThat(responder.theirStatic()).isEqualTo(vectors.key("initiator.static").publicKey());
  }

  @Test
  void anyBitChangedInTheSecondMessageIsNoticedAtOnce() throws IOException {
    Vectors vectors = Vectors.of("snow");
    byte[] second = vectors.sealed(2);
    for (int bit = 0; bit < second.length * Byte.SIZE; bit++) {
      HandshakeState initiator = vectors.side(Direction.OUTBOUND, "initiator");
      initiator.write(vectors.payload(1));
      byte[] changed = second.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThatThrownBy(() -> initiator.read(changed))
          .isInstanceOf(ProtocolViolationException.class);
    }
  }

  @Test
  void everyTruncationOfTheSecondMessageIsRefused() throws IOException {
    Vectors vectors = Vectors.of("snow");
    for (int length = 0; length < vectors.sealed(2).length; length++) {
      HandshakeState initiator = vectors.side(Direction.OUTBOUND, "initiator");
      initiator.write(vectors.payload(1));
      byte[] cut = Arrays.copyOf(vectors.sealed(2), length);
      assertThatThrownBy(() -> initiator.read(cut)).isInstanceOf(ProtocolViolationException.class);
    }
  }

  @Test
  void anEphemeralKeyOfSmallOrderIsRefused() throws IOException {
    HandshakeState responder = Vectors.of("snow").side(Direction.INBOUND, "responder");
    responder.read(new byte[AgreementKey.KEY_BYTES]);
    assertThatThrownBy(() -> responder.write(NOTHING))
        .isInstanceOf(ProtocolViolationException.class);
  }

  @Test
  void speakingOutOfTurnIsAMistakeOfTheCaller() throws IOException {
    HandshakeState responder = Vectors.of("snow").side(Direction.INBOUND, "responder");
    assertThatThrownBy(() -> responder.write(NOTHING)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(responder::split).isInstanceOf(IllegalStateException.class);
  }

  /** One published handshake with all its secrets. */
  private record Vectors(Properties values) {
    static Vectors of(String source) throws IOException {
      Properties values = new Properties();
      try (InputStream file =
          HandshakeStateTest.class.getResourceAsStream(source + ".properties")) {
        values.load(file);
      }
      return new Vectors(values);
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    byte[] bytes(String name) {
      return HexFormat.of().parseHex(values.getProperty(name));
    }

    byte[] payload(int message) {
      return bytes("message." + message + ".payload");
    }

    byte[] sealed(int message) {
      return bytes("message." + message + ".sealed");
    }

    AgreementKey key(String name) {
      return AgreementKey.ofSecret(bytes(name));
    }

    HandshakeState side(Direction direction, String name) {
      return new HandshakeState(
          direction, bytes("prologue"), key(name + ".static"), key(name + ".ephemeral"));
    }
  }
}
