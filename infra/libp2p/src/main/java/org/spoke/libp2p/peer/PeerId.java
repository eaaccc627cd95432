package org.spoke.libp2p.peer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.crypto.Sha256;
import org.spoke.libp2p.multibase.Multibase;
import org.spoke.libp2p.varint.Varint;

/**
 * A peer's name: the multihash of its public key. Short keys are their own hash. Ordered by their
 * bytes, unsigned.
 */
public final class PeerId implements Comparable<PeerId> {
  /** In bytes: longer keys are hashed. */
  private static final int MAX_IDENTITY_BYTES = 42;

  private static final int IDENTITY = 0x00;
  private static final int SHA_256 = 0x12;
  private static final int SHA_256_BYTES = 32;
  private static final int CID_VERSION = 1;
  private static final int LIBP2P_KEY = 0x72;

  private final byte[] multihash;

  private PeerId(byte[] multihash) {
    this.multihash = multihash;
  }

  /** The id of the peer that has this key. */
  public static PeerId of(PublicKey key) {
    byte[] encoded = key.encoded();
    return encoded.length <= MAX_IDENTITY_BYTES
        ? new PeerId(multihash(IDENTITY, encoded))
        : new PeerId(multihash(SHA_256, Sha256.hash(encoded)));
  }

  /**
   * Reads a multihash.
   *
   * @throws IllegalArgumentException when it is neither SHA-256 nor an identity of at most 42 bytes
   */
  public static PeerId ofBytes(byte[] multihash) {
    requirePeerId(multihash);
    return new PeerId(multihash.clone());
  }

  /**
   * Reads a text: base58, as {@link #toString} writes it, or a CID of version 1 in a multibase.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static PeerId parse(String text) {
    try {
      boolean base58 = text.startsWith("1") || text.startsWith("Qm");
      return ofBytes(
          base58
              ? Multibase.BASE58BTC.decode(text)
              : multihashOf(Multibase.decodeWithPrefix(text)));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("No peer id: " + malformed.getMessage(), malformed);
    }
  }

  private static byte[] multihashOf(byte[] cid) {
    ByteBuffer rest = ByteBuffer.wrap(cid);
    long version = Varint.read(rest);
    long content = Varint.read(rest);
    if (version != CID_VERSION || content != LIBP2P_KEY) {
      throw new IllegalArgumentException(
          "a CID of version "
              + version
              + " and content "
              + content
              + ", not of version 1 and a libp2p key (114)");
    }
    byte[] multihash = new byte[rest.remaining()];
    rest.get(multihash);
    return multihash;
  }

  private static void requirePeerId(byte[] multihash) {
    ByteBuffer rest = ByteBuffer.wrap(multihash);
    long function = Varint.read(rest);
    long length = Varint.read(rest);
    if (length != rest.remaining()) {
      throw new IllegalArgumentException(
          "a multihash says it has " + length + " bytes but has " + rest.remaining());
    }
    boolean hashed = function == SHA_256 && length == SHA_256_BYTES;
    boolean identity = function == IDENTITY && length > 0 && length <= MAX_IDENTITY_BYTES;
    if (!hashed && !identity) {
      throw new IllegalArgumentException(
          "a multihash of function "
              + function
              + " with "
              + length
              + " bytes is neither SHA-256 nor a short key");
    }
  }

  private static byte[] multihash(int function, byte[] digest) {
    byte[] multihash = new byte[2 + digest.length];
    multihash[0] = (byte) function;
    multihash[1] = (byte) digest.length;
    System.arraycopy(digest, 0, multihash, 2, digest.length);
    return multihash;
  }

  /** The multihash. */
  public byte[] bytes() {
    return multihash.clone();
  }

  /**
   * The key, when it is short enough to stand in the id.
   *
   * @throws IllegalArgumentException when what stands there is no key
   */
  public Optional<PublicKey> publicKey() {
    return multihash[0] == IDENTITY
        ? Optional.of(Keys.decodePublic(Arrays.copyOfRange(multihash, 2, multihash.length)))
        : Optional.empty();
  }

  /** The newer form of text: a CID in base32. */
  public String toCid() {
    byte[] cid = new byte[2 + multihash.length];
    cid[0] = CID_VERSION;
    cid[1] = LIBP2P_KEY;
    System.arraycopy(multihash, 0, cid, 2, multihash.length);
    return Multibase.BASE32.encodeWithPrefix(cid);
  }

  @Override
  public int compareTo(PeerId other) {
    return Arrays.compareUnsigned(multihash, other.multihash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeerId that && Arrays.equals(multihash, that.multihash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(multihash);
  }

  /** The multihash in base58. */
  @Override
  public String toString() {
    return Multibase.BASE58BTC.encode(multihash);
  }
}
