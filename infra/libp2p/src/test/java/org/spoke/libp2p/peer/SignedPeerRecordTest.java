package org.spoke.libp2p.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.KeyVectors;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.wire.AddressInfo;
import org.spoke.libp2p.peer.wire.PeerRecordMessage;
import org.spoke.libp2p.testing.Mutations;

class SignedPeerRecordTest {
  private static final List<Multiaddr> ADDRESSES =
      List.of(
          Multiaddr.parse("/ip4/192.0.2.1/tcp/4001"),
          Multiaddr.parse("/dns4/example.org/udp/443/quic-v1"));

  private final PrivateKey key = Keys.decodePrivate(KeyVectors.privateKey(KeyType.ED25519));
  private final PeerId peer = PeerId.of(key.publicKey());
  private final PeerRecord content = new PeerRecord(peer, 7, ADDRESSES);

  /** js-libp2p has no ids for ECDSA. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ECDSA")
  void whatJsLibp2pSignedIsReadAndVerified(KeyType type) throws IOException {
    PrivateKey theirs = Keys.decodePrivate(KeyVectors.privateKey(type));
    byte[] envelope = HexFormat.of().parseHex(js(type + ".record"));

    SignedPeerRecord opened = SignedPeerRecord.open(envelope);

    assertThat(opened.peer()).hasToString(js(type + ".peer"));
    assertThat(opened.peer().toCid()).isEqualTo(js(type + ".cid"));
    assertThat(opened.content())
        .isEqualTo(new PeerRecord(opened.peer(), 1_570_215_229L, ADDRESSES));
    assertThat(opened.encoded()).isEqualTo(envelope);
    assertThat(theirs.publicKey().verify("what a peer says".getBytes(UTF_8), signature(type)))
        .isTrue();
  }

  /**
   * Their signatures of ECDSA on secp256k1 follow RFC 6979 too, and Ed25519 and RSA leave no
   * choice.
   */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ECDSA")
  void theSameBytesAreSignedAsJsLibp2pSignsThem(KeyType type) throws IOException {
    PrivateKey theirs = Keys.decodePrivate(KeyVectors.privateKey(type));
    PeerRecord sameContent =
        new PeerRecord(PeerId.of(theirs.publicKey()), 1_570_215_229L, ADDRESSES);

    assertThat(theirs.sign("what a peer says".getBytes(UTF_8))).isEqualTo(signature(type));
    assertThat(SignedPeerRecord.sign(theirs, sameContent).encoded())
        .isEqualTo(HexFormat.of().parseHex(js(type + ".record")));
  }

  private static byte[] signature(KeyType type) throws IOException {
    return HexFormat.of().parseHex(js(type + ".signature"));
  }

  private static String js(String name) throws IOException {
    Properties vectors = new Properties();
    try (InputStream file =
        SignedPeerRecordTest.class.getResourceAsStream("js-libp2p.properties")) {
      vectors.load(file);
    }
    return vectors.getProperty(name);
  }

  @Test
  void aRecordIsReadAsItWasSigned() {
    SignedPeerRecord signed = SignedPeerRecord.sign(key, content);

    assertThat(SignedPeerRecord.open(signed.encoded())).isEqualTo(signed);
    assertThat(signed.peer()).isEqualTo(peer);
    assertThat(signed.content()).isEqualTo(content);
  }

  @Test
  void nobodySignsForAnotherPeer() {
    PrivateKey liar = Keys.generate(KeyType.ED25519, new SecureRandom());
    SignedEnvelope lie =
        SignedEnvelope.sign(liar, "libp2p-peer-record", new byte[] {3, 1}, content.encoded());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedPeerRecord.sign(liar, content))
        .withMessageContaining("is signed by " + PeerId.of(liar.publicKey()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedPeerRecord.open(lie.encoded()))
        .withMessageContaining("is signed by " + PeerId.of(liar.publicKey()));
  }

  @Test
  void aSignatureForAnotherPurposeIsRefused() {
    SignedEnvelope other =
        SignedEnvelope.sign(key, "libp2p-relay-rsvp", new byte[] {3, 1}, content.encoded());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedPeerRecord.open(other.encoded()))
        .withMessage(
            "The signature of " + peer + " under an envelope for libp2p-peer-record is wrong");
  }

  @Test
  void anEnvelopeOfAnotherTypeIsRefused() {
    SignedEnvelope other =
        SignedEnvelope.sign(key, "libp2p-peer-record", new byte[] {3, 2}, content.encoded());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedPeerRecord.open(other.encoded()))
        .withMessageContaining("of type 0302, not 0301");
  }

  @Test
  void anAddressOfAnUnknownProtocolIsLeftOut() {
    PeerRecordMessage message =
        PeerRecordMessage.newBuilder()
            .setPeerId(ByteString.copyFrom(peer.bytes()))
            .setSeq(7)
            .addAddresses(AddressInfo.newBuilder().setMultiaddr(ByteString.fromHex("7f01")))
            .addAddresses(
                AddressInfo.newBuilder()
                    .setMultiaddr(ByteString.copyFrom(ADDRESSES.getFirst().bytes())))
            .build();

    assertThat(PeerRecord.decode(message.toByteArray()))
        .isEqualTo(new PeerRecord(peer, 7, ADDRESSES.subList(0, 1)));
  }

  @Test
  void recordsAndEnvelopesAreBounded() {
    List<Multiaddr> tooMany = Collections.nCopies(65, ADDRESSES.getFirst());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeerRecord(peer, 7, tooMany))
        .withMessageContaining("65 addresses, at most 64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedPeerRecord.open(new byte[16 * 1024 + 1]))
        .withMessageContaining("16385 bytes, at most 16384");
  }

  @Test
  void theNewerRecordHasTheHigherNumberUnsigned() {
    PeerRecord highest = new PeerRecord(peer, -1, ADDRESSES);

    assertThat(highest.isNewerThan(content)).isTrue();
    assertThat(content.isNewerThan(highest)).isFalse();
    assertThat(content.isNewerThan(content)).isFalse();
  }

  /** Bytes that no signature covers may change only so that the same is read. */
  @Test
  void aFaultyEnvelopeIsRefusedOrSaysTheSame() {
    Mutations.of(SignedPeerRecord.sign(key, content).encoded(), 5_000, 1)
        .forEach(faulty -> assertRefusedOrSame(faulty, content));
  }

  private static void assertRefusedOrSame(byte[] envelope, PeerRecord content) {
    try {
      assertThat(SignedPeerRecord.open(envelope).content()).isEqualTo(content);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().isNotBlank();
    }
  }

  @Property
  void anyBytesAreARecordOrRefused(@ForAll @Size(max = 100) byte[] bytes) {
    try {
      PeerRecord read = PeerRecord.decode(bytes);
      assertThat(PeerRecord.decode(read.encoded())).isEqualTo(read);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().isNotBlank();
    }
  }
}
