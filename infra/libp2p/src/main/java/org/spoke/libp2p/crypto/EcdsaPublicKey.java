package org.spoke.libp2p.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.ECPoint;

/** A point of P-256, in the one form of DER that PKIX has for it. */
final class EcdsaPublicKey extends EncodedPublicKey {
  /**
   * What goes before the uncompressed point: the sequence, its algorithm and curve, the bit string.
   */
  private static final byte[] PREFIX =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

  /** In bytes. */
  private static final int POINT_BYTES = 1 + 2 * EcdsaCurve.FIELD_BYTES;

  private final ECPoint point;

  EcdsaPublicKey(ECPoint point) {
    super(KeyType.ECDSA, der(point));
    this.point = point;
  }

  private static byte[] der(ECPoint point) {
    return ByteBuffer.allocate(PREFIX.length + POINT_BYTES)
        .put(PREFIX)
        .put(point.getEncoded(false))
        .array();
  }

  static EcdsaPublicKey ofData(byte[] data) {
    boolean known =
        data.length == PREFIX.length + POINT_BYTES
            && Arrays.equals(PREFIX, Arrays.copyOf(data, PREFIX.length));
    if (!known) {
      throw new IllegalArgumentException(
          "An ECDSA public key of "
              + data.length
              + " bytes is not an uncompressed point of P-256 in DER (91 bytes)");
    }
    return new EcdsaPublicKey(
        EcdsaCurve.P256.publicKey(Arrays.copyOfRange(data, PREFIX.length, data.length)));
  }

  /** The point alone, uncompressed. */
  byte[] uncompressed() {
    return point.getEncoded(false);
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    return EcdsaCurve.P256.verify(point, message, signature);
  }
}
