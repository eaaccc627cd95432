package org.spoke.libp2p.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** 32 bytes: a point of the curve (RFC 8032). */
final class Ed25519PublicKey extends EncodedPublicKey {
  private final byte[] point;

  Ed25519PublicKey(byte[] point) {
    super(KeyType.ED25519, point);
    this.point = point;
  }

  static Ed25519PublicKey ofData(byte[] data) {
    if (data.length != Curve25519.KEY_BYTES) {
      throw new IllegalArgumentException("An Ed25519 public key has 32 bytes, not " + data.length);
    }
    if (!Ed25519.validatePublicKeyPartial(data, 0)) {
      throw new IllegalArgumentException(
          "An Ed25519 public key is not on the curve, or of a small order");
    }
    return new Ed25519PublicKey(data.clone());
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    return Curve25519.fastest().verify(point, message, signature);
  }
}
