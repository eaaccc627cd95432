package org.spoke.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.crypto.AgreementKey;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.noise.wire.NoiseHandshakePayload;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.secure.SecureChannel;
import org.spoke.libp2p.secure.WrongPeerException;
import org.spoke.libp2p.testing.DuplexPair;
import org.spoke.libp2p.testing.Together;

class NoiseSecurityTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ProtocolId YAMUX = new ProtocolId("/yamux/1.0.0");
  private static final ProtocolId OTHER = new ProtocolId("/other/1.0.0");
  private static final PrivateKey ALICE = Keys.generate(KeyType.ED25519, RANDOM);
  private static final PrivateKey BOB = Keys.generate(KeyType.ED25519, RANDOM);

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void bothSidesLearnEachOthersKeyWhateverItsType(KeyType type) throws IOException {
    PrivateKey carol = Keys.generate(type, RANDOM);
    var channels = shakeHands(speaking(ALICE), speaking(carol), Optional.of(idOf(carol)));
    assertThat(channels.left().expected().remoteKey()).isEqualTo(carol.publicKey());
    assertThat(channels.right().expected().remoteKey()).isEqualTo(ALICE.publicKey());
    assertCarries(channels.left().expected(), channels.right().expected());
  }

  @Test
  void theDialersFirstMuxerThatBothSpeakIsTaken() {
    var channels = shakeHands(speaking(ALICE, OTHER, YAMUX), speaking(BOB, YAMUX, OTHER));
    assertThat(channels.left().expected().muxer()).contains(OTHER);
    assertThat(channels.right().expected().muxer()).contains(OTHER);
  }

  @Test
  void aSideThatTellsNoMuxerLeavesThatForAfterwards() {
    var channels = shakeHands(speaking(ALICE), speaking(BOB, YAMUX));
    assertThat(channels.left().expected().muxer()).isEmpty();
    assertThat(channels.right().expected().muxer()).isEmpty();
  }

  @Test
  void sidesWithoutACommonMuxerPart() {
    var channels = shakeHands(speaking(ALICE, OTHER), speaking(BOB, YAMUX));
    assertThat(channels.left().failure()).isInstanceOf(ProtocolViolationException.class);
    assertThat(channels.right().failure()).isInstanceOf(IOException.class);
  }

  @Test
  void aDialerLeavesWhenSomebodyElseAnswersAndDoesNotSayWhoItIs() {
    var channels = shakeHands(speaking(ALICE), speaking(BOB), Optional.of(idOf(ALICE)));
    assertThat(channels.left().failure())
        .isInstanceOf(WrongPeerException.class)
        .hasMessageContaining(idOf(ALICE).toString())
        .hasMessageContaining(idOf(BOB).toString());
    assertThat(channels.right().failure()).isInstanceOf(IOException.class);
  }

  @Test
  void aPayloadThatSomebodyElseSignedIsRefused() {
    byte[] forged =
        NoiseHandshakePayload.newBuilder()
            .setIdentityKey(ByteString.copyFrom(BOB.publicKey().encoded()))
            .setIdentitySig(
                ByteString.copyFrom(ALICE.sign("anything".getBytes(StandardCharsets.UTF_8))))
            .build()
            .toByteArray();
    assertThat(answering(forged).failure())
        .isInstanceOf(ProtocolViolationException.class)
        .hasMessageContaining("has not signed");
  }

  @Test
  void aPayloadSignedForAnotherStaticKeyIsRefused() {
    byte[] replayed = Identity.payload(BOB, AgreementKey.generate(RANDOM).publicKey(), List.of());
    assertThat(answering(replayed).failure()).isInstanceOf(ProtocolViolationException.class);
  }

  @Test
  void aPayloadWithoutKeyOrOfGarbageIsRefused() {
    for (byte[] payload : List.of(new byte[0], new byte[] {-1, -1, -1}, new byte[] {10, 2, 8, 9})) {
      assertThat(answering(payload).failure()).isInstanceOf(ProtocolViolationException.class);
    }
  }

  @Test
  void aHandshakeMessageAboveTheLimitIsRefusedBeforeItIsRead() {
    DuplexPair pair = DuplexPair.inMemory();
    var outcomes =
        Together.run(
            () -> {
              pair.left().write(ByteBuffer.wrap(new byte[] {(byte) 0x40, 1}));
              return pair.left().read(ByteBuffer.allocate(1));
            },
            () -> speaking(BOB).secure(pair.right(), Direction.INBOUND, Optional.empty()));
    assertThat(outcomes.right().failure()).hasMessageContaining("16385 bytes, at most 16384");
    assertThat(outcomes.left().isFailure()).isTrue();
  }

  @Test
  void aPeerThatLeavesEndsTheHandshake() {
    DuplexPair pair = DuplexPair.inMemory();
    var outcomes =
        Together.run(
            () -> {
              pair.left().closeWrite();
              return null;
            },
            () -> speaking(BOB).secure(pair.right(), Direction.INBOUND, Optional.empty()));
    assertThat(outcomes.right().failure()).isInstanceOf(EOFException.class);
  }

  @Test
  void framesThatFollowTheLastMessageAtOnceAreNotLost() {
    DuplexPair pair = DuplexPair.inMemory();
    ByteBuffer received = ByteBuffer.allocate(5);
    Together.run(
            () -> {
              SecureChannel channel =
                  speaking(ALICE).secure(pair.left(), Direction.OUTBOUND, Optional.empty());
              channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}));
              return null;
            },
            () -> {
              speaking(BOB)
                  .secure(pair.right(), Direction.INBOUND, Optional.empty())
                  .readFully(received);
              return null;
            })
        .right()
        .expected();
    assertThat(received.array()).containsExactly(1, 2, 3, 4, 5);
  }

  /** What a dialer comes to when the listener's payload is this. */
  private static Together.Outcome<SecureChannel> answering(byte[] payload) {
    DuplexPair pair = DuplexPair.inMemory();
    return Together.run(
            () -> speaking(ALICE).secure(pair.left(), Direction.OUTBOUND, Optional.empty()),
            () -> {
              HandshakeState responder =
                  new HandshakeState(
                      Direction.INBOUND,
                      new byte[0],
                      AgreementKey.generate(RANDOM),
                      AgreementKey.generate(RANDOM));
              HandshakeMessages messages = new HandshakeMessages(pair.right());
              responder.read(messages.receive());
              messages.send(responder.write(payload));
              return messages.receive();
            })
        .left();
  }

  private static NoiseSecurity speaking(PrivateKey key, ProtocolId... muxers) {
    return new NoiseSecurity(key, List.of(muxers), RANDOM);
  }

  private static PeerId idOf(PrivateKey key) {
    return PeerId.of(key.publicKey());
  }

  private static Together.Outcomes<SecureChannel, SecureChannel> shakeHands(
      NoiseSecurity dialer, NoiseSecurity listener) {
    return shakeHands(dialer, listener, Optional.empty());
  }

  private static Together.Outcomes<SecureChannel, SecureChannel> shakeHands(
      NoiseSecurity dialer, NoiseSecurity listener, Optional<PeerId> expected) {
    DuplexPair pair = DuplexPair.inMemory();
    return Together.run(
        () -> dialer.secure(pair.left(), Direction.OUTBOUND, expected),
        () -> listener.secure(pair.right(), Direction.INBOUND, Optional.empty()));
  }

  private static void assertCarries(Duplex from, Duplex to) throws IOException {
    from.write(ByteBuffer.wrap(new byte[] {7}));
    ByteBuffer received = ByteBuffer.allocate(1);
    to.readFully(received);
    assertThat(received.get(0)).isEqualTo((byte) 7);
  }
}
