package org.spoke.libp2p.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.KeyVectors;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.multibase.Multibase;
import org.spoke.libp2p.testing.Mutations;

class PeerIdTest {
  private static final String SHA_256_ID = "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N";
  private static final String SHORT_KEY_ID = "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA";

  @Test
  void bothTextsOfTheSpecificationNameOnePeer() {
    PeerId peer = PeerId.parse(SHA_256_ID);

    assertThat(PeerId.parse("bafzbeie5745rpv2m6tjyuugywy4d5ewrqgqqhfnf445he3omzpjbx5xqxe"))
        .isEqualTo(peer);
    assertThat(peer).hasToString(SHA_256_ID);
    assertThat(peer.toCid())
        .isEqualTo("bafzbeie5745rpv2m6tjyuugywy4d5ewrqgqqhfnf445he3omzpjbx5xqxe");
    assertThat(peer.publicKey()).isEmpty();
  }

  @Test
  void theSpecificationsShortKeyStandsInItsId() {
    PeerId peer = PeerId.parse(SHORT_KEY_ID);

    PublicKey key = peer.publicKey().orElseThrow();
    assertThat(key.type()).isEqualTo(KeyType.ED25519);
    assertThat(PeerId.of(key)).isEqualTo(peer).hasToString(SHORT_KEY_ID);
    assertThat(PeerId.parse(peer.toCid())).isEqualTo(peer);
  }

  @ParameterizedTest
  @EnumSource
  void theIdOfAKeyIsReadFromAllItsForms(KeyType type) {
    PublicKey key = Keys.decodePublic(KeyVectors.publicKey(type));
    PeerId peer = PeerId.of(key);
    boolean isShort = type == KeyType.ED25519 || type == KeyType.SECP256K1;

    assertThat(PeerId.parse(peer.toString())).isEqualTo(peer).hasSameHashCodeAs(peer);
    assertThat(PeerId.parse(peer.toCid())).isEqualTo(peer);
    assertThat(PeerId.ofBytes(peer.bytes())).isEqualTo(peer);
    assertThat(peer.publicKey().isPresent()).isEqualTo(isShort);
    assertThat(peer.publicKey().orElse(key)).isEqualTo(key);
  }

  @Test
  void aCidIsReadInBase36AsIpnsWritesIt() {
    PeerId peer = PeerId.parse(SHORT_KEY_ID);
    byte[] cid = HexFormat.of().parseHex("0172" + HexFormat.of().formatHex(peer.bytes()));

    String text = Multibase.BASE36.encodeWithPrefix(cid);

    assertThat(text).startsWith("k51qzi5uqu5");
    assertThat(PeerId.parse(text)).isEqualTo(peer);
  }

  @Test
  void whatIsNoPeerIdIsRefused() {
    assertRefused("", "multibase");
    assertRefused("Qm", "No peer id");
    assertRefused("QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5", "bytes");
    assertRefused("0x1234", "multibase");
    assertRefused("bafybeie5745rpv2m6tjyuugywy4d5ewrqgqqhfnf445he3omzpjbx5xqxe", "content 112");
    assertRefused(SHA_256_ID + "1".repeat(500), "at most 512");
  }

  private static void assertRefused(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerId.parse(text))
        .withMessageContaining(reason);
  }

  @Test
  void onlySha256AndShortKeysAreHashesOfPeers() {
    assertMultihashRefused("0000", "0 bytes");
    assertMultihashRefused("002b" + "00".repeat(43), "43 bytes");
    assertMultihashRefused("1220" + "00".repeat(31), "has 32 bytes but has 31");
    assertMultihashRefused("121f" + "00".repeat(31), "31 bytes");
    assertMultihashRefused("1340" + "00".repeat(64), "function 19");
    assertMultihashRefused("8000" + "0100", "varint");
  }

  private static void assertMultihashRefused(String hex, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerId.ofBytes(HexFormat.of().parseHex(hex)))
        .withMessageContaining(reason);
  }

  @Test
  void idsAreOrderedByTheirBytes() {
    PeerId low = PeerId.ofBytes(HexFormat.of().parseHex("1220" + "7f".repeat(32)));
    PeerId high = PeerId.ofBytes(HexFormat.of().parseHex("1220" + "80".repeat(32)));

    assertThat(Stream.of(high, low).sorted()).containsExactly(low, high);
  }

  @Property
  void anyTextIsAPeerIdOrRefused(@ForAll String text) {
    assertReadOrRefused(text);
  }

  @Property
  void anyBytesAreAPeerIdOrRefused(@ForAll @Size(max = 50) byte[] bytes) {
    try {
      assertThat(PeerId.ofBytes(bytes).bytes()).isEqualTo(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().isNotBlank();
    }
  }

  @Test
  void aFaultyTextIsReadOrRefused() {
    Mutations.of(SHORT_KEY_ID.getBytes(ISO_8859_1), 5_000, 1)
        .map(bytes -> new String(bytes, ISO_8859_1))
        .forEach(PeerIdTest::assertReadOrRefused);
  }

  private static void assertReadOrRefused(String text) {
    try {
      PeerId peer = PeerId.parse(text);
      assertThat(PeerId.parse(peer.toString())).isEqualTo(peer);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).message().startsWith("No peer id: ");
    }
  }
}
