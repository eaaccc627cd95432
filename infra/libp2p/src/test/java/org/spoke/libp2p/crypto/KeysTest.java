package org.spoke.libp2p.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
  private static final byte[] MESSAGE = "what a peer says".getBytes(UTF_8);

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void theSpecificationsPrivateKeyGivesItsPublicKey(KeyType type) {
    PrivateKey key = Keys.decodePrivate(KeyVectors.privateKey(type));

    assertThat(key.publicKey().encoded()).isEqualTo(KeyVectors.publicKey(type));
    assertThat(key.publicKey()).isEqualTo(Keys.decodePublic(KeyVectors.publicKey(type)));
    assertThat(key.encoded()).isEqualTo(KeyVectors.privateKey(type));
  }

  @ParameterizedTest
  @EnumSource
  void aNewKeySurvivesItsEncodingAndVerifiesWhatItSigned(KeyType type) {
    PrivateKey key = Keys.decodePrivate(Keys.generate(type, random).encoded());
    PublicKey publicKey = Keys.decodePublic(key.publicKey().encoded());

    byte[] signature = key.sign(MESSAGE);

    assertThat(publicKey.type()).isEqualTo(type);
    assertThat(publicKey).isEqualTo(Keys.ofData(type, publicKey.data()));
    assertThat(publicKey.verify(MESSAGE, signature)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aSignatureIsOfOneMessageByOneKey(KeyType type) {
    PrivateKey key = Keys.decodePrivate(KeyVectors.privateKey(type));
    byte[] signature = key.sign(MESSAGE);

    assertThat(key.publicKey().verify("something else".getBytes(UTF_8), signature)).isFalse();
    assertThat(Keys.generate(type, random).publicKey().verify(MESSAGE, signature)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aChangedSignatureIsAWrongOne(KeyType type) {
    PrivateKey key = Keys.decodePrivate(KeyVectors.privateKey(type));
    byte[] signature = key.sign(MESSAGE);

    for (int i = 0; i < signature.length; i++) {
      byte[] changed = signature.clone();
      changed[i] ^= 1;
      assertThat(key.publicKey().verify(MESSAGE, changed)).as("byte %d", i).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSignatureOfAnotherLengthIsAWrongOne(KeyType type) {
    PrivateKey key = Keys.decodePrivate(KeyVectors.privateKey(type));
    byte[] signature = key.sign(MESSAGE);

    for (int length : new int[] {0, 1, signature.length - 1, signature.length + 1, 10_000}) {
      assertThat(key.publicKey().verify(MESSAGE, Arrays.copyOf(signature, length)))
          .as("%d bytes", length)
          .isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTextOfAPrivateKeyShowsNothingSecret(KeyType type) {
    PrivateKey key = Keys.decodePrivate(KeyVectors.privateKey(type));

    assertThat(key.toString()).isEqualTo("private key of " + key.publicKey());
  }

  @Test
  void aSeedAlwaysGivesTheSameKey() {
    byte[] seed = Arrays.copyOfRange(KeyVectors.privateKey(KeyType.ED25519), 4, 36);

    assertThat(Keys.ed25519(seed).publicKey().encoded())
        .isEqualTo(KeyVectors.publicKey(KeyType.ED25519));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.ed25519(new byte[31]))
        .withMessageContaining("32 bytes, not 31");
  }

  @Test
  void theOldFormOfAnEd25519KeyIsReadAndWrittenAnew() {
    byte[] current = KeyVectors.privateKey(KeyType.ED25519);
    byte[] old = oldForm(current);

    assertThat(Keys.decodePrivate(old).encoded()).isEqualTo(current);

    old[old.length - 1] ^= 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.decodePrivate(old))
        .withMessageContaining("does not belong");
  }

  private static byte[] oldForm(byte[] current) {
    byte[] old = Arrays.copyOf(current, current.length + 32);
    System.arraycopy(current, current.length - 32, old, current.length, 32);
    old[3] = 96;
    return old;
  }

  @Test
  void aMessageInAnyOtherEncodingIsRefused() {
    String key = "1ed1e8fae2c4a144b8be8fd4b47bf3d3b34b871c3cacf6010f0e42d474fce27e";

    assertThat(Keys.decodePublic(hex("08011220" + key)).type()).isEqualTo(KeyType.ED25519);
    assertRefused("0881001220" + key, "longer than its number");
    assertRefused("080112a000" + key, "longer than its number");
    assertRefused("1220" + key + "0801", "no field 1 at its place");
    assertRefused("1220" + key, "no field 1 at its place");
    assertRefused("0801", "no field 2 at its place");
    assertRefused("08011220" + key + "1800", "but has 34");
    assertRefused("08011221" + key, "33 bytes of key but has 32");
    assertRefused("08041220" + key, "Number 4 is of no type of key");
    assertRefused("", "no field 1 at its place");
    assertRefused("080112ffffffff07" + key, "at most 8192");
  }

  @Test
  void weakAndOversizedKeysAreRefused() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.ofData(KeyType.RSA, RsaKeys.publicKey(1024, 65_537)))
        .withMessageContaining("1024 bits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.ofData(KeyType.RSA, RsaKeys.publicKey(9000, 65_537)))
        .withMessageContaining("at most");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.ofData(KeyType.RSA, RsaKeys.publicKey(2048, 0x1_0000_0001L)))
        .withMessageContaining("exponent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.ofData(KeyType.ED25519, new byte[32]))
        .withMessageContaining("small order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.ofData(KeyType.SECP256K1, new byte[33]))
        .withMessageContaining("SECP256K1");
  }

  private static void assertRefused(String message, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.decodePublic(hex(message)))
        .withMessageContaining(reason);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
