package org.spoke.libp2p.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcdsaCurveTest {
  private static final byte[] SAMPLE = "sample".getBytes(UTF_8);

  /** The order of secp256k1 (SEC 2, 2.4.1). */
  private static final BigInteger SECP256K1_ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  /** RFC 6979, A.2.5. */
  @Test
  void theSignatureOfRfc6979IsMade() throws IOException {
    BigInteger key =
        new BigInteger("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", 16);

    BigInteger[] signature =
        StandardDSAEncoding.INSTANCE.decode(
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16),
            EcdsaCurve.P256.sign(key, SAMPLE));

    assertThat(signature[0].toString(16))
        .isEqualTo("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716");
    assertThat(signature[1].toString(16))
        .isEqualTo("f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
  }

  @Test
  void theJdkVerifiesWhatAnEcdsaKeySigned() throws GeneralSecurityException {
    PrivateKey key = Keys.generate(KeyType.ECDSA, new SecureRandom());
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(
        KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(key.publicKey().data())));
    verifier.update(SAMPLE);

    assertThat(verifier.verify(key.sign(SAMPLE))).isTrue();
  }

  @Test
  void theHigherOfBothValuesOfSIsRefusedOnBitcoinsCurve() throws IOException {
    PrivateKey key = Keys.generate(KeyType.SECP256K1, new SecureRandom());
    byte[] low = key.sign(SAMPLE);
    BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(SECP256K1_ORDER, low);

    byte[] high =
        StandardDSAEncoding.INSTANCE.encode(
            SECP256K1_ORDER, numbers[0], SECP256K1_ORDER.subtract(numbers[1]));

    assertThat(key.publicKey().verify(SAMPLE, low)).isTrue();
    assertThat(key.publicKey().verify(SAMPLE, high)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aPrivateKeyIsInTheRangeOfItsCurve(EcdsaCurve curve) {
    String zero = "00".repeat(32);
    String highest = "ff".repeat(32);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve.privateKey(HexFormat.of().parseHex(zero)))
        .withMessageContaining("is none of " + curve);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve.privateKey(HexFormat.of().parseHex(highest)))
        .withMessageNotContaining(highest);
  }

  @ParameterizedTest
  @EnumSource
  void thePointAtInfinityIsNoPublicKey(EcdsaCurve curve) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve.publicKey(new byte[] {0}))
        .withMessageContaining("is no point of " + curve);
  }
}
