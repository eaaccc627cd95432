package org.spoke.libp2p.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * A key pair of X25519 (RFC 7748), by which two sides get a secret that nobody between them knows.
 */
public final class AgreementKey {
  /** In bytes: of secret and public keys, and of what is agreed on. */
  public static final int KEY_BYTES = Curve25519.KEY_BYTES;

  private final byte[] scalar;
  private final byte[] publicKey = new byte[KEY_BYTES];

  private AgreementKey(byte[] scalar) {
    this.scalar = scalar;
    X25519.generatePublicKey(scalar, 0, publicKey, 0);
  }

  public static AgreementKey generate(SecureRandom random) {
    byte[] scalar = new byte[KEY_BYTES];
    random.nextBytes(scalar);
    return new AgreementKey(scalar);
  }

  /**
   * The pair of a known secret key.
   *
   * @param scalar 32 bytes: secret; RFC 7748 sets some of their bits
   */
  public static AgreementKey ofSecret(byte[] scalar) {
    if (scalar.length != KEY_BYTES) {
      throw new IllegalArgumentException("An X25519 secret key has 32 bytes, not " + scalar.length);
    }
    return new AgreementKey(scalar.clone());
  }

  public byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * What both sides agree on: secret.
   *
   * @throws IllegalArgumentException when the other public key is not of 32 bytes, or of a small
   *     order, so that everybody would know the result
   */
  public byte[] agree(byte[] otherPublicKey) {
    if (otherPublicKey.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "An X25519 public key has 32 bytes, not " + otherPublicKey.length);
    }
    byte[] secret = Curve25519.fastest().agree(scalar, otherPublicKey);
    if (MessageDigest.isEqual(secret, new byte[KEY_BYTES])) {
      throw new IllegalArgumentException(
          "The other X25519 public key is of a small order: the secret is all zero");
    }
    return secret;
  }

  @Override
  public String toString() {
    return "X25519 key";
  }
}
