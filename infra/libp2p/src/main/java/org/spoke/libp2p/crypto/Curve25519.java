package org.spoke.libp2p.crypto;

import org.conscrypt.Conscrypt;

/**
 * The arithmetic of Ed25519 (RFC 8032) and X25519 (RFC 7748). BoringSSL does it through Conscrypt
 * where its native library loads, since it is twice as fast as BouncyCastle, which does it
 * elsewhere and is itself twenty times as fast as the JDK.
 */
interface Curve25519 {
  /** In bytes: of seeds, scalars and public keys. */
  int KEY_BYTES = 32;

  /** In bytes. */
  int SIGNATURE_BYTES = 64;

  byte[] sign(byte[] seed, byte[] publicKey, byte[] message);

  /**
   * @param signature of any length
   */
  boolean verify(byte[] publicKey, byte[] message, byte[] signature);

  /** The shared secret, which is all zero when the public key is of a small order. */
  byte[] agree(byte[] scalar, byte[] publicKey);

  /** The fastest that this machine has. */
  static Curve25519 fastest() {
    return Fastest.INSTANCE;
  }

  /** Chosen once, when first needed. */
  final class Fastest {
    private static final Curve25519 INSTANCE =
        Conscrypt.isAvailable()
            ? new ConscryptCurve25519(Conscrypt.newProvider())
            : new BouncyCastleCurve25519();

    private Fastest() {}
  }
}
