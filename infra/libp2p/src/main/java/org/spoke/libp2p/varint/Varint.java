package org.spoke.libp2p.varint;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.io.Duplex;

/**
 * Unsigned numbers, seven bits a byte and the lowest bits first. Only the shortest form of a number
 * is read.
 */
public final class Varint {
  /** In bytes: the specification's limit, which holds 63 bits. */
  public static final int MAX_BYTES = 9;

  private static final int BITS_A_BYTE = 7;
  private static final int MORE = 0x80;
  private static final int LOW_BITS = 0x7f;

  private Varint() {}

  /**
   * How many bytes this number takes.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public static int size(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("A varint is not negative: " + value);
    }
    int significantBits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(value));
    return (significantBits + BITS_A_BYTE - 1) / BITS_A_BYTE;
  }

  /**
   * Writes a number.
   *
   * @throws IllegalArgumentException when it is negative
   * @throws java.nio.BufferOverflowException when it has no room
   */
  public static void write(long value, ByteBuffer into) {
    int size = size(value);
    long rest = value;
    for (int i = 1; i < size; i++) {
      into.put((byte) ((rest & LOW_BITS) | MORE));
      rest >>>= BITS_A_BYTE;
    }
    into.put((byte) rest);
  }

  /** The bytes of a number alone. */
  public static byte[] encode(long value) {
    byte[] bytes = new byte[size(value)];
    write(value, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /**
   * Reads a number.
   *
   * @throws IllegalArgumentException when the buffer ends within it, it is longer than nine bytes,
   *     or not its shortest form
   */
  public static long read(ByteBuffer from) {
    try {
      return decode(from.get(), from::get);
    } catch (BufferUnderflowException ended) {
      throw new IllegalArgumentException("The bytes end within a varint", ended);
    }
  }

  /**
   * Reads a number as {@link #read(ByteBuffer)} does, which must fit an {@code int}.
   *
   * @throws IllegalArgumentException also when it is above this maximum
   */
  public static int read(ByteBuffer from, int maximum) {
    long value = read(from);
    if (value > maximum) {
      throw new IllegalArgumentException(
          "A length is " + value + ", at most " + maximum + " is allowed");
    }
    return (int) value;
  }

  /**
   * Reads a number and not a byte more.
   *
   * @throws ProtocolViolationException when the channel ends before or within it, it is malformed,
   *     or above the maximum
   */
  public static long read(Duplex from, long maximum) throws IOException {
    return readOrEnd(from, maximum)
        .orElseThrow(() -> new ProtocolViolationException("The channel ended before a varint"));
  }

  /**
   * Reads a number as {@link #read(Duplex, long)} does, or nothing when the channel ends before it.
   *
   * @throws ProtocolViolationException when the channel ends within it, it is malformed, or above
   *     the maximum
   */
  public static OptionalLong readOrEnd(Duplex from, long maximum) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    if (from.read(one) < 0) {
      return OptionalLong.empty();
    }
    long value = decode(from, one);
    if (value > maximum) {
      throw new ProtocolViolationException(
          "A length is " + value + ", at most " + maximum + " is allowed");
    }
    return OptionalLong.of(value);
  }

  private static long decode(Duplex from, ByteBuffer one) throws IOException {
    try {
      return decode(one.get(0), () -> next(from, one));
    } catch (IllegalArgumentException malformed) {
      throw new ProtocolViolationException(malformed.getMessage(), malformed);
    }
  }

  private static byte next(Duplex from, ByteBuffer one) throws IOException {
    one.clear();
    if (from.read(one) < 0) {
      throw new ProtocolViolationException("The channel ended within a varint");
    }
    return one.get(0);
  }

  private static <E extends Exception> long decode(byte first, Bytes<E> rest) throws E {
    byte next = first;
    long value = next & LOW_BITS;
    for (int i = 1; (next & MORE) != 0; i++) {
      if (i == MAX_BYTES) {
        throw new IllegalArgumentException("A varint is longer than " + MAX_BYTES + " bytes");
      }
      next = rest.next();
      value |= (long) (next & LOW_BITS) << (i * BITS_A_BYTE);
      if (next == 0) {
        throw new IllegalArgumentException(
            "A varint is longer than its number " + value + " needs");
      }
    }
    return value;
  }

  /** Where a number's further bytes come from. */
  private interface Bytes<E extends Exception> {
    byte next() throws E;
  }
}
