package org.spoke.devnet.cbor;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A cursor over CBOR bytes. Every read either takes exactly the item that was asked for or throws
 * {@link MalformedCbor}; {@link #slice} gives back the bytes of what was read.
 */
public final class CborReader {
  /** Deepest nesting that is followed, in levels: no recursion over a sender's bytes overflows. */
  public static final int MAX_DEPTH = 128;

  private static final int INDEFINITE = 31;
  private static final int BREAK = 0xff;
  private static final int FALSE = 0xf4;
  private static final int TRUE = 0xf5;
  private static final int NULL = 0xf6;
  private static final int MASK_INFORMATION = 0x1f;

  private final byte[] bytes;
  private int position;
  private int depth;

  public CborReader(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Offset of the next unread byte. */
  public int position() {
    return position;
  }

  /** The bytes from an earlier position up to the cursor. */
  public byte[] slice(int from) {
    return Arrays.copyOfRange(bytes, from, position);
  }

  /** The bytes of the next item, which is then behind the cursor. */
  public byte[] sliceItem() {
    int from = position;
    skip();
    return slice(from);
  }

  public CborType peek() {
    return CborType.of(peekByte() >> 5);
  }

  public boolean nextIsNull() {
    return peekByte() == NULL;
  }

  public void readNull() {
    if (readByte() != NULL) {
      throw new MalformedCbor("expected null before byte " + position);
    }
  }

  public boolean readBoolean() {
    int value = readByte();
    if (value != TRUE && value != FALSE) {
      throw new MalformedCbor("expected a boolean before byte " + position);
    }
    return value == TRUE;
  }

  /** An integer of 0 to 2^64 - 1. */
  public BigInteger readUnsigned() {
    return readArgument(expect(CborType.UNSIGNED));
  }

  /** An unsigned integer that fits a Java long. */
  public long readLong() {
    return fitted(readUnsigned(), Long.MAX_VALUE);
  }

  /** An unsigned integer that fits a Java int. */
  public int readInt() {
    return (int) fitted(readUnsigned(), Integer.MAX_VALUE);
  }

  /** An integer of -2^64 to 2^64 - 1. */
  public BigInteger readInteger() {
    return peek() == CborType.NEGATIVE
        ? readArgument(expect(CborType.NEGATIVE)).not()
        : readUnsigned();
  }

  /** An integer that fits a Java long. */
  public long readSignedLong() {
    BigInteger value = readInteger();
    if (value.bitLength() >= Long.SIZE) {
      throw new MalformedCbor(value + " before byte " + position + " does not fit 64 bits");
    }
    return value.longValueExact();
  }

  /** A byte string, also one in chunks. */
  public byte[] readBytes() {
    return readString(CborType.BYTES);
  }

  /** A byte string of exactly this many bytes. */
  public byte[] readBytes(int length) {
    byte[] read = readBytes();
    if (read.length != length) {
      throw new MalformedCbor("expected " + length + " bytes, found " + read.length);
    }
    return read;
  }

  public String readText() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(readString(CborType.TEXT)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedCbor("text before byte " + position + " is not UTF-8");
    }
  }

  public long readTag() {
    return fitted(readArgument(expect(CborType.TAG)), Long.MAX_VALUE);
  }

  /** Every element of an array, each read by the function. */
  public <T> List<T> readArray(Function<CborReader, T> element) {
    List<T> elements = new ArrayList<>();
    for (Items items = enter(CborType.ARRAY); items.hasNext(); ) {
      elements.add(element.apply(this));
    }
    return elements;
  }

  /** Every entry of a map; the runnable reads one key and its value. */
  public void readMap(Runnable entry) {
    for (Items items = enter(CborType.MAP); items.hasNext(); ) {
      entry.run();
    }
  }

  /** Enters an array whose length is written before it; the caller reads the elements. */
  public int readArrayHeader() {
    return (int) fitted(readArgument(expect(CborType.ARRAY)), bytes.length);
  }

  /** Enters an array that must have this many elements. */
  public void readTupleHeader(int length) {
    int found = readArrayHeader();
    if (found != length) {
      throw new MalformedCbor(
          "expected " + length + " elements before byte " + position + ", found " + found);
    }
  }

  /** Steps over one item of any type. */
  public void skip() {
    switch (peek()) {
      case UNSIGNED, NEGATIVE -> readInteger();
      case BYTES -> readBytes();
      case TEXT -> readText();
      case ARRAY -> readArray(CborReader::skipped);
      case MAP ->
          readMap(
              () -> {
                skip();
                skip();
              });
      case TAG -> {
        readTag();
        descend();
        skip();
        depth--;
      }
      case SIMPLE -> skipSimple();
    }
  }

  /** Fails when bytes are left. */
  public void expectEnd() {
    if (position != bytes.length) {
      throw new MalformedCbor((bytes.length - position) + " bytes follow the last item");
    }
  }

  private static boolean skipped(CborReader reader) {
    reader.skip();
    return true;
  }

  private void skipSimple() {
    int information = expect(CborType.SIMPLE);
    if (information == INDEFINITE) {
      throw new MalformedCbor("a break stands where an item was expected");
    }
    readArgument(information);
  }

  private byte[] readString(CborType type) {
    int information = expect(type);
    if (information != INDEFINITE) {
      return take(readArgument(information));
    }
    ByteBuffer joined = ByteBuffer.allocate(bytes.length - position);
    while (peekByte() != BREAK) {
      joined.put(take(readArgument(expect(type))));
    }
    position++;
    return Arrays.copyOf(joined.array(), joined.position());
  }

  private byte[] take(BigInteger length) {
    int count = (int) fitted(length, bytes.length - position);
    position += count;
    return slice(position - count);
  }

  private Items enter(CborType type) {
    int information = expect(type);
    long count = information == INDEFINITE ? -1 : fitted(readArgument(information), bytes.length);
    descend();
    return new Items(count);
  }

  private void descend() {
    if (++depth > MAX_DEPTH) {
      throw new MalformedCbor("nested deeper than " + MAX_DEPTH + " levels");
    }
  }

  /** The low five bits of the initial byte, once its major type is the expected one. */
  private int expect(CborType type) {
    if (peek() != type) {
      throw new MalformedCbor("expected " + type + " at byte " + position + ", found " + peek());
    }
    return readByte() & MASK_INFORMATION;
  }

  private BigInteger readArgument(int information) {
    if (information < 24) {
      return BigInteger.valueOf(information);
    }
    if (information > 27) {
      throw new MalformedCbor("no definite length or value before byte " + position);
    }
    return new BigInteger(1, take(BigInteger.ONE.shiftLeft(information - 24)));
  }

  private long fitted(BigInteger value, long max) {
    if (value.compareTo(BigInteger.valueOf(max)) > 0) {
      throw new MalformedCbor(value + " before byte " + position + " is more than " + max);
    }
    return value.longValueExact();
  }

  private int peekByte() {
    if (position >= bytes.length) {
      throw new MalformedCbor("the bytes end at " + position + " inside an item");
    }
    return bytes[position] & 0xff;
  }

  private int readByte() {
    int value = peekByte();
    position++;
    return value;
  }

  /** The elements of one array or entries of one map, by count or until the break. */
  private final class Items {
    private final boolean indefinite;
    private long left;

    private Items(long count) {
      this.indefinite = count < 0;
      this.left = count;
    }

    private boolean hasNext() {
      boolean more = indefinite ? peekByte() != BREAK : left-- > 0;
      if (!more) {
        depth--;
        position += indefinite ? 1 : 0;
      }
      return more;
    }
  }
}
