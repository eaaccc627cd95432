package org.spoke.libp2p.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A seed of 32 bytes, from which all else follows (RFC 8032). */
final class Ed25519PrivateKey implements PrivateKey {
  private static final int KEY_BYTES = Curve25519.KEY_BYTES;

  private final byte[] seed;
  private final byte[] point = new byte[KEY_BYTES];
  private final Ed25519PublicKey publicKey;

  private Ed25519PrivateKey(byte[] seed) {
    this.seed = seed;
    Ed25519.generatePublicKey(seed, 0, point, 0);
    this.publicKey = new Ed25519PublicKey(point);
  }

  static Ed25519PrivateKey generate(SecureRandom random) {
    byte[] seed = new byte[KEY_BYTES];
    random.nextBytes(seed);
    return new Ed25519PrivateKey(seed);
  }

  static Ed25519PrivateKey ofSeed(byte[] seed) {
    if (seed.length != KEY_BYTES) {
      throw new IllegalArgumentException("An Ed25519 seed has 32 bytes, not " + seed.length);
    }
    return new Ed25519PrivateKey(seed.clone());
  }

  /**
   * @param data seed and public key; older software wrote the public key twice
   */
  static Ed25519PrivateKey ofData(byte[] data) {
    if (data.length != 2 * KEY_BYTES && data.length != 3 * KEY_BYTES) {
      throw new IllegalArgumentException(
          "An Ed25519 private key has 64 or 96 bytes, not " + data.length);
    }
    Ed25519PrivateKey key = new Ed25519PrivateKey(Arrays.copyOf(data, KEY_BYTES));
    for (int start = KEY_BYTES; start < data.length; start += KEY_BYTES) {
      if (!Arrays.equals(key.point, Arrays.copyOfRange(data, start, start + KEY_BYTES))) {
        throw new IllegalArgumentException(
            "The public half of an Ed25519 private key does not belong to its seed");
      }
    }
    return key;
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    return Curve25519.fastest().sign(seed, point, message);
  }

  @Override
  public byte[] encoded() {
    byte[] data = Arrays.copyOf(seed, 2 * KEY_BYTES);
    System.arraycopy(point, 0, data, KEY_BYTES, KEY_BYTES);
    return new KeyMessage(KeyType.ED25519, data).encoded();
  }

  @Override
  public String toString() {
    return "private key of " + publicKey;
  }
}
