package org.spoke.libp2p.multiaddr;

import java.nio.ByteBuffer;
import org.spoke.libp2p.multibase.Multibase;
import org.spoke.libp2p.varint.Varint;

/** The multihash of a certificate, which is written in base64url and read in any multibase. */
record CertificateHash() implements Value {
  /** In bytes: hashes have no more, SHA-512 being the longest in use. */
  private static final int MAX_DIGEST_BYTES = 64;

  @Override
  public int size() {
    return VARIABLE;
  }

  @Override
  public byte[] toBytes(String text) {
    byte[] bytes = Multibase.decodeWithPrefix(text);
    requireMultihash(bytes);
    return bytes;
  }

  @Override
  public String toText(byte[] bytes) {
    requireMultihash(bytes);
    return Multibase.BASE64URL.encodeWithPrefix(bytes);
  }

  private static void requireMultihash(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    Varint.read(rest, Integer.MAX_VALUE);
    int length = Varint.read(rest, MAX_DIGEST_BYTES);
    if (length != rest.remaining()) {
      throw new IllegalArgumentException(
          "a multihash says it has " + length + " bytes of digest but has " + rest.remaining());
    }
  }
}
