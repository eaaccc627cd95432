package org.spoke.libp2p.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Modulus and exponent, in PKIX and DER. Signatures are PKCS #1 v1.5 over SHA-256. */
final class RsaPublicKey extends EncodedPublicKey {
  /**
   * In bits: less is no longer safe, more costs too much to verify for a peer that nobody knows.
   */
  static final int MIN_BITS = 2048;

  static final int MAX_BITS = 8192;
  static final String SIGNATURE = "SHA256withRSA";

  /** In bytes: a modulus of {@value #MAX_BITS} bits and what is around it. */
  private static final int MAX_DATA_BYTES = MAX_BITS / Byte.SIZE + 64;

  /** A large one would make each verification as dear as a signature. */
  private static final BigInteger MAX_EXPONENT = BigInteger.valueOf(Integer.MAX_VALUE);

  private final RSAPublicKey key;

  RsaPublicKey(RSAPublicKey key) {
    super(KeyType.RSA, key.getEncoded());
    this.key = key;
  }

  static RsaPublicKey ofData(byte[] data) {
    if (data.length > MAX_DATA_BYTES) {
      throw new IllegalArgumentException(
          "An RSA public key has "
              + data.length
              + " bytes, at most "
              + MAX_DATA_BYTES
              + " are allowed");
    }
    RsaPublicKey key = new RsaPublicKey(parse(data));
    requireBounds(key.key);
    if (!Arrays.equals(key.data(), data)) {
      throw new IllegalArgumentException("An RSA public key is not in its one encoding in DER");
    }
    return key;
  }

  private static RSAPublicKey parse(byte[] data) {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(data));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException(
          "An RSA public key is malformed: " + malformed.getMessage(), malformed);
    }
  }

  static void requireBounds(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    if (bits < MIN_BITS || bits > MAX_BITS) {
      throw new IllegalArgumentException(
          "An RSA key has " + bits + " bits, not " + MIN_BITS + " to " + MAX_BITS);
    }
    BigInteger exponent = key.getPublicExponent();
    if (!exponent.testBit(0)
        || exponent.compareTo(BigInteger.ONE) <= 0
        || exponent.compareTo(MAX_EXPONENT) > 0) {
      throw new IllegalArgumentException(
          "The public exponent of an RSA key is odd and from 3 to " + MAX_EXPONENT);
    }
  }

  @Override
  public boolean verify(byte[] message, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(bytes);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The JDK cannot verify with RSA", broken);
    }
  }
}
