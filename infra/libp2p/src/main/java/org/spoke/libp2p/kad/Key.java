package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Comparator;
import org.spoke.libp2p.crypto.Sha256;
import org.spoke.libp2p.peer.PeerId;

/**
 * Where something lies in the space of 256 bits: the SHA-256 of its bytes, as four big-endian
 * numbers.
 */
record Key(long first, long second, long third, long fourth) {
  static final int BITS = 256;

  static Key of(byte[] bytes) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.hash(bytes));
    return new Key(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  static Key of(ByteString bytes) {
    return of(bytes.toByteArray());
  }

  static Key of(PeerId peer) {
    return of(peer.bytes());
  }

  /** How many leading bits are the same, up to 256. */
  int commonPrefix(Key other) {
    int bits = Long.numberOfLeadingZeros(first ^ other.first);
    if (bits == Long.SIZE) {
      bits += Long.numberOfLeadingZeros(second ^ other.second);
    }
    if (bits == 2 * Long.SIZE) {
      bits += Long.numberOfLeadingZeros(third ^ other.third);
    }
    return bits == 3 * Long.SIZE ? bits + Long.numberOfLeadingZeros(fourth ^ other.fourth) : bits;
  }

  /** The nearest to this key first, by XOR. */
  Comparator<Key> byDistance() {
    return this::compareDistances;
  }

  private int compareDistances(Key one, Key other) {
    int order = Long.compareUnsigned(first ^ one.first, first ^ other.first);
    if (order == 0) {
      order = Long.compareUnsigned(second ^ one.second, second ^ other.second);
    }
    if (order == 0) {
      order = Long.compareUnsigned(third ^ one.third, third ^ other.third);
    }
    return order == 0 ? Long.compareUnsigned(fourth ^ one.fourth, fourth ^ other.fourth) : order;
  }
}
