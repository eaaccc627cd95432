package org.spoke.libp2p.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/** What all public keys share: they are what their bytes are. */
abstract class EncodedPublicKey implements PublicKey {
  private final KeyType type;
  private final byte[] data;

  /**
   * @param data the key's alone, since it is not copied
   */
  EncodedPublicKey(KeyType type, byte[] data) {
    this.type = type;
    this.data = data;
  }

  @Override
  public final KeyType type() {
    return type;
  }

  @Override
  public final byte[] data() {
    return data.clone();
  }

  @Override
  public final byte[] encoded() {
    return new KeyMessage(type, data).encoded();
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof PublicKey that
        && type == that.type()
        && Arrays.equals(data, that.data());
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(data);
  }

  @Override
  public final String toString() {
    int shownBytes = 8;
    return type
        + " "
        + HexFormat.of().formatHex(data, 0, Math.min(shownBytes, data.length))
        + "...";
  }
}
