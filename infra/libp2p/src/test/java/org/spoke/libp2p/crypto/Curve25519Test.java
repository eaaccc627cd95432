package org.spoke.libp2p.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Curve25519Test {
  static Stream<Curve25519> implementations() {
    Stream<Curve25519> everywhere = Stream.of(new BouncyCastleCurve25519());
    return Conscrypt.isAvailable()
        ? Stream.concat(everywhere, Stream.of(new ConscryptCurve25519(Conscrypt.newProvider())))
        : everywhere;
  }

  /** RFC 8032, 7.1, test 2. */
  @ParameterizedTest
  @MethodSource("implementations")
  void theSignatureOfRfc8032IsMadeAndVerified(Curve25519 curve) {
    byte[] seed = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    byte[] publicKey = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] signature =
        hex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    assertThat(curve.sign(seed, publicKey, new byte[] {0x72})).isEqualTo(signature);
    assertThat(curve.verify(publicKey, new byte[] {0x72}, signature)).isTrue();
    assertThat(curve.verify(publicKey, new byte[] {0x73}, signature)).isFalse();
    assertThat(curve.verify(publicKey, new byte[] {0x72}, new byte[63])).isFalse();
  }

  /** RFC 7748, 6.1. */
  @ParameterizedTest
  @MethodSource("implementations")
  void theSecretOfRfc7748IsAgreedOn(Curve25519 curve) {
    byte[] bob = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    byte[] alicesPublicKey =
        hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");

    assertThat(curve.agree(bob, alicesPublicKey))
        .isEqualTo(hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"));
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void aPointOfASmallOrderGivesZeros(Curve25519 curve) {
    byte[] bob = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");

    assertThat(curve.agree(bob, new byte[32])).containsOnly(0);
    assertThat(curve.agree(bob, hex("01" + "00".repeat(31)))).containsOnly(0);
  }

  @Test
  void allImplementationsDoTheSame() {
    Random random = new Random(25519);
    for (int i = 0; i < 20; i++) {
      byte[] seed = bytes(random, 32);
      byte[] publicKey = new byte[32];
      Ed25519.generatePublicKey(seed, 0, publicKey, 0);
      byte[] message = bytes(random, i);
      byte[] other = bytes(random, 32);

      assertThat(
              implementations()
                  .map(curve -> HexFormat.of().formatHex(curve.sign(seed, publicKey, message)))
                  .distinct())
          .hasSize(1);
      assertThat(
              implementations()
                  .map(curve -> HexFormat.of().formatHex(curve.agree(seed, other)))
                  .distinct())
          .hasSize(1);
    }
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
