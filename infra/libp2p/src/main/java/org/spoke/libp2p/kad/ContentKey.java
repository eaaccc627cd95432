package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.spoke.libp2p.crypto.Sha256;
import org.spoke.libp2p.varint.Varint;

/** What can be provided, named by a multihash. Equal when the bytes are. */
public final class ContentKey {
  /** In bytes: the longest hashes in use have 64 and a few more before them. */
  static final int MAX_BYTES = 80;

  private static final byte SHA_256 = 0x12;
  private static final byte SHA_256_BYTES = 32;

  private final ByteString multihash;

  private ContentKey(ByteString multihash) {
    this.multihash = multihash;
  }

  /** The key of what these bytes say: their SHA-256 as a multihash. */
  public static ContentKey of(byte[] content) {
    ByteString prefix = ByteString.copyFrom(new byte[] {SHA_256, SHA_256_BYTES});
    return new ContentKey(prefix.concat(ByteString.copyFrom(Sha256.hash(content))));
  }

  /**
   * Reads a multihash of any function.
   *
   * @throws IllegalArgumentException when it is none or has more than 80 bytes
   */
  public static ContentKey ofMultihash(byte[] multihash) {
    return ofMultihash(ByteString.copyFrom(multihash));
  }

  static ContentKey ofMultihash(ByteString multihash) {
    if (multihash.size() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "A multihash has " + multihash.size() + " bytes, at most " + MAX_BYTES + " are allowed");
    }
    ByteBuffer rest = multihash.asReadOnlyByteBuffer();
    long function = Varint.read(rest);
    long length = Varint.read(rest);
    if (length != rest.remaining()) {
      throw new IllegalArgumentException(
          "A multihash of function "
              + function
              + " says it has "
              + length
              + " bytes but has "
              + rest.remaining());
    }
    return new ContentKey(multihash);
  }

  public byte[] multihash() {
    return multihash.toByteArray();
  }

  ByteString bytes() {
    return multihash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentKey that && multihash.equals(that.multihash);
  }

  @Override
  public int hashCode() {
    return multihash.hashCode();
  }

  /** The multihash in hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(multihash.toByteArray());
  }
}
