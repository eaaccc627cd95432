package org.spoke.libp2p.crypto;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** In Java, on every machine. */
final class BouncyCastleCurve25519 implements Curve25519 {
  @Override
  public byte[] sign(byte[] seed, byte[] publicKey, byte[] message) {
    byte[] signature = new byte[SIGNATURE_BYTES];
    Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return signature.length == SIGNATURE_BYTES
        && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
  }

  @Override
  public byte[] agree(byte[] scalar, byte[] publicKey) {
    byte[] secret = new byte[KEY_BYTES];
    X25519.scalarMult(scalar, 0, publicKey, 0, secret, 0);
    return secret;
  }
}
