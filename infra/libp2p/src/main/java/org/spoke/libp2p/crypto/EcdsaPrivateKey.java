package org.spoke.libp2p.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;

/**
 * A number below the order of P-256, with its public key in the one form of DER that SEC 1 has for
 * both.
 */
final class EcdsaPrivateKey implements PrivateKey {
  /** What goes before the number: the sequence and its version. */
  private static final byte[] BEFORE_NUMBER = HexFormat.of().parseHex("30770201010420");

  /** What goes between the number and the uncompressed point: the curve, and the bit string. */
  private static final byte[] BEFORE_POINT =
      HexFormat.of().parseHex("a00a06082a8648ce3d030107a144034200");

  private static final int NUMBER_END = BEFORE_NUMBER.length + EcdsaCurve.FIELD_BYTES;

  private final BigInteger number;
  private final EcdsaPublicKey publicKey;

  private EcdsaPrivateKey(BigInteger number) {
    this.number = number;
    this.publicKey = new EcdsaPublicKey(EcdsaCurve.P256.publicKey(number));
  }

  static EcdsaPrivateKey generate(SecureRandom random) {
    return new EcdsaPrivateKey(EcdsaCurve.P256.generate(random));
  }

  static EcdsaPrivateKey ofData(byte[] data) {
    if (data.length < NUMBER_END) {
      throw new IllegalArgumentException(
          "An ECDSA private key is not one of P-256 in DER: " + data.length + " bytes");
    }
    byte[] number = Arrays.copyOfRange(data, BEFORE_NUMBER.length, NUMBER_END);
    EcdsaPrivateKey key = new EcdsaPrivateKey(EcdsaCurve.P256.privateKey(number));
    if (!Arrays.equals(key.der(), data)) {
      throw new IllegalArgumentException(
          "An ECDSA private key is not one of P-256 in DER with its own public key");
    }
    return key;
  }

  private byte[] der() {
    byte[] point = publicKey.uncompressed();
    return ByteBuffer.allocate(NUMBER_END + BEFORE_POINT.length + point.length)
        .put(BEFORE_NUMBER)
        .put(BigIntegers.asUnsignedByteArray(EcdsaCurve.FIELD_BYTES, number))
        .put(BEFORE_POINT)
        .put(point)
        .array();
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    return EcdsaCurve.P256.sign(number, message);
  }

  @Override
  public byte[] encoded() {
    return new KeyMessage(KeyType.ECDSA, der()).encoded();
  }

  @Override
  public String toString() {
    return "private key of " + publicKey;
  }
}
