package org.spoke.libp2p.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;

/** An RSA key in PKCS #1 and DER. */
final class RsaPrivateKey implements PrivateKey {
  private final RSAPrivateCrtKey key;
  private final RsaPublicKey publicKey;

  private RsaPrivateKey(RSAPrivateCrtKey key) throws GeneralSecurityException {
    this.key = key;
    RSAPublicKey half =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    RsaPublicKey.requireBounds(half);
    this.publicKey = new RsaPublicKey(half);
  }

  static RsaPrivateKey generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RsaPublicKey.MIN_BITS, random);
      return new RsaPrivateKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The JDK cannot make an RSA key", broken);
    }
  }

  static RsaPrivateKey ofData(byte[] data) {
    RSAPrivateKey parts = parse(data);
    requireOneKey(parts);
    try {
      return new RsaPrivateKey(
          (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec(parts)));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException("An RSA private key is malformed", malformed);
    }
  }

  /** BouncyCastle's parser throws unchecked exceptions of several kinds. */
  private static RSAPrivateKey parse(byte[] data) {
    try {
      RSAPrivateKey parts = RSAPrivateKey.getInstance(data);
      if (Arrays.equals(parts.getEncoded(ASN1Encoding.DER), data)) {
        return parts;
      }
    } catch (IOException | RuntimeException malformed) {
      throw new IllegalArgumentException("An RSA private key is not in PKCS #1", malformed);
    }
    throw new IllegalArgumentException("An RSA private key is not in its one encoding in DER");
  }

  private static void requireOneKey(RSAPrivateKey key) {
    BigInteger p = key.getPrime1();
    BigInteger q = key.getPrime2();
    boolean modulus = isAboveOne(p) && isAboveOne(q) && p.multiply(q).equals(key.getModulus());
    if (!modulus
        || !fits(key, key.getExponent1(), p)
        || !fits(key, key.getExponent2(), q)
        || !q.multiply(key.getCoefficient()).mod(p).equals(BigInteger.ONE)) {
      throw new IllegalArgumentException("The parts of an RSA private key do not belong together");
    }
  }

  /** Whether an exponent is the private one for a prime, and undoes the public one. */
  private static boolean fits(RSAPrivateKey key, BigInteger exponent, BigInteger prime) {
    BigInteger order = prime.subtract(BigInteger.ONE);
    return key.getPrivateExponent().mod(order).equals(exponent)
        && key.getPublicExponent().multiply(exponent).mod(order).equals(BigInteger.ONE);
  }

  private static boolean isAboveOne(BigInteger number) {
    return number.compareTo(BigInteger.ONE) > 0;
  }

  private static RSAPrivateCrtKeySpec spec(RSAPrivateKey parts) {
    return new RSAPrivateCrtKeySpec(
        parts.getModulus(),
        parts.getPublicExponent(),
        parts.getPrivateExponent(),
        parts.getPrime1(),
        parts.getPrime2(),
        parts.getExponent1(),
        parts.getExponent2(),
        parts.getCoefficient());
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(RsaPublicKey.SIGNATURE);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The JDK cannot sign with RSA", broken);
    }
  }

  @Override
  public byte[] encoded() {
    RSAPrivateKey parts =
        new RSAPrivateKey(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient());
    try {
      return new KeyMessage(KeyType.RSA, parts.getEncoded(ASN1Encoding.DER)).encoded();
    } catch (IOException impossible) {
      throw new IllegalStateException("An RSA private key could not be written in DER", impossible);
    }
  }

  @Override
  public String toString() {
    return "private key of " + publicKey;
  }
}
