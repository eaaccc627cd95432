package org.spoke.libp2p.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.spoke.libp2p.varint.Varint;

/**
 * The messages {@code PublicKey} and {@code PrivateKey}, which look the same. Written by hand since
 * the specification allows one encoding only, which a protobuf parser would not insist on: both
 * fields, in order, with minimal numbers, and nothing else.
 */
final class KeyMessage {
  /** In bytes: an RSA private key of 8,192 bits has under 4,800. */
  static final int MAX_DATA_BYTES = 8 * 1024;

  /** Field 1, a number. */
  private static final byte TYPE_TAG = 1 << 3;

  /** Field 2, bytes. */
  private static final byte DATA_TAG = 2 << 3 | 2;

  private final KeyType type;
  private final byte[] data;

  /**
   * @param data is not copied
   */
  KeyMessage(KeyType type, byte[] data) {
    this.type = type;
    this.data = data;
  }

  KeyType type() {
    return type;
  }

  byte[] data() {
    return data;
  }

  byte[] encoded() {
    ByteBuffer message = ByteBuffer.allocate(3 + Varint.size(data.length) + data.length);
    message.put(TYPE_TAG).put((byte) type.number()).put(DATA_TAG);
    Varint.write(data.length, message);
    return message.put(data).array();
  }

  /**
   * @throws IllegalArgumentException when these bytes are no such message in its one encoding
   */
  static KeyMessage decode(byte[] message) {
    ByteBuffer rest = ByteBuffer.wrap(message);
    requireTag(rest, TYPE_TAG);
    KeyType type = type(Varint.read(rest));
    requireTag(rest, DATA_TAG);
    int length = Varint.read(rest, MAX_DATA_BYTES);
    if (length != rest.remaining()) {
      throw new IllegalArgumentException(
          "A key's message says it has " + length + " bytes of key but has " + rest.remaining());
    }
    return new KeyMessage(type, Arrays.copyOfRange(message, rest.position(), message.length));
  }

  private static void requireTag(ByteBuffer rest, byte tag) {
    if (!rest.hasRemaining() || rest.get() != tag) {
      throw new IllegalArgumentException(
          "A key's message has no field " + (tag >> 3) + " at its place");
    }
  }

  private static KeyType type(long number) {
    return Arrays.stream(KeyType.values())
        .filter(type -> type.number() == number)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Number " + number + " is of no type of key"));
  }
}
