package org.spoke.libp2p.crypto;

import org.bouncycastle.math.ec.ECPoint;

/** A compressed point of Bitcoin's curve. */
final class Secp256k1PublicKey extends EncodedPublicKey {
  private static final int COMPRESSED_BYTES = 1 + EcdsaCurve.FIELD_BYTES;

  private final ECPoint point;

  Secp256k1PublicKey(ECPoint point) {
    super(KeyType.SECP256K1, point.getEncoded(true));
    this.point = point;
  }

  static Secp256k1PublicKey ofData(byte[] data) {
    if (data.length != COMPRESSED_BYTES) {
      throw new IllegalArgumentException("A secp256k1 public key has 33 bytes, not " + data.length);
    }
    return new Secp256k1PublicKey(EcdsaCurve.SECP256K1.publicKey(data));
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    return EcdsaCurve.SECP256K1.verify(point, message, signature);
  }
}
