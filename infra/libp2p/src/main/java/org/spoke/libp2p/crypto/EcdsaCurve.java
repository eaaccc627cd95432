package org.spoke.libp2p.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * ECDSA with SHA-256 on one curve. Nonces follow from key and message (RFC 6979), so that no bad
 * random number betrays a key.
 */
enum EcdsaCurve {
  /** Signatures have the lower of the two possible values of s (BIP 62). */
  SECP256K1("secp256k1", true),
  P256("secp256r1", false);

  /** In bytes: of private keys and coordinates. */
  static final int FIELD_BYTES = 32;

  /** In bytes: two numbers of at most 33 bytes in DER. */
  private static final int MAX_SIGNATURE_BYTES = 72;

  /** Never changes, though BouncyCastle does not say so. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final ECDomainParameters domain;

  private final boolean lowS;

  EcdsaCurve(String name, boolean lowS) {
    X9ECParameters parameters = CustomNamedCurves.getByName(name);
    this.domain = new ECDomainParameters(parameters);
    this.lowS = lowS;
  }

  /** A random private key. */
  BigInteger generate(SecureRandom random) {
    return BigIntegers.createRandomInRange(
        BigInteger.ONE, domain.getN().subtract(BigInteger.ONE), random);
  }

  /**
   * @throws IllegalArgumentException when the number is no private key of this curve; does not show
   *     it
   */
  BigInteger privateKey(byte[] bytes) {
    BigInteger number = new BigInteger(1, bytes);
    if (bytes.length != FIELD_BYTES
        || number.signum() == 0
        || number.compareTo(domain.getN()) >= 0) {
      throw new IllegalArgumentException(
          "A private key of "
              + bytes.length
              + " bytes is none of "
              + this
              + ", which have 32 and are in its range");
    }
    return number;
  }

  ECPoint publicKey(BigInteger privateKey) {
    return new FixedPointCombMultiplier().multiply(domain.getG(), privateKey).normalize();
  }

  /**
   * @throws IllegalArgumentException when the bytes are no point of this curve
   */
  ECPoint publicKey(byte[] bytes) {
    try {
      return domain.validatePublicPoint(domain.getCurve().decodePoint(bytes)).normalize();
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "A public key is no point of " + this + ": " + malformed.getMessage(), malformed);
    }
  }

  /** A signature in DER. */
  byte[] sign(BigInteger privateKey, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(privateKey, domain));
    BigInteger[] signature = signer.generateSignature(Sha256.hash(message));
    BigInteger s =
        lowS && isHigh(signature[1]) ? domain.getN().subtract(signature[1]) : signature[1];
    try {
      return StandardDSAEncoding.INSTANCE.encode(domain.getN(), signature[0], s);
    } catch (IOException impossible) {
      throw new IllegalStateException("A signature could not be written in DER", impossible);
    }
  }

  boolean verify(ECPoint publicKey, byte[] message, byte[] signature) {
    if (signature.length > MAX_SIGNATURE_BYTES) {
      return false;
    }
    try {
      BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(domain.getN(), signature);
      ECDSASigner signer = new ECDSASigner();
      signer.init(false, new ECPublicKeyParameters(publicKey, domain));
      return !(lowS && isHigh(numbers[1]))
          && signer.verifySignature(Sha256.hash(message), numbers[0], numbers[1]);
    } catch (IOException | RuntimeException malformed) {
      return false;
    }
  }

  private boolean isHigh(BigInteger s) {
    return s.compareTo(domain.getN().shiftRight(1)) > 0;
  }
}
