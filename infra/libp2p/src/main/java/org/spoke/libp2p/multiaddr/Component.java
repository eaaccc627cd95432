package org.spoke.libp2p.multiaddr;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.spoke.libp2p.varint.Varint;

/**
 * One protocol of an address and its value. Immutable, and canonical: equal values have equal texts
 * and equal bytes.
 */
public final class Component {
  private final Protocol protocol;
  private final String value;
  private final byte[] bytes;

  private Component(Protocol protocol, byte[] bytes) {
    this.protocol = protocol;
    this.value = protocol.value().toText(bytes);
    this.bytes = bytes;
  }

  /**
   * A protocol with its value as text.
   *
   * @param value empty when the protocol has none
   * @throws IllegalArgumentException when it is no value of the protocol; says why
   */
  public static Component of(Protocol protocol, String value) {
    try {
      return new Component(protocol, protocol.value().toBytes(value));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no value of /" + protocol.text() + ": " + malformed.getMessage(),
          malformed);
    }
  }

  /**
   * A protocol with its value as bytes, which are not copied.
   *
   * @throws IllegalArgumentException when they are no value of the protocol; says why
   */
  static Component of(Protocol protocol, byte[] bytes) {
    try {
      return new Component(protocol, bytes);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "Bytes "
              + HexFormat.of().formatHex(bytes)
              + " are no value of /"
              + protocol.text()
              + ": "
              + malformed.getMessage(),
          malformed);
    }
  }

  /**
   * Reads one protocol and its value.
   *
   * @throws IllegalArgumentException when there is none, or it is not known here; says why
   */
  static Component read(ByteBuffer from) {
    int code = Varint.read(from, Integer.MAX_VALUE);
    Protocol protocol =
        Protocol.ofCode(code)
            .orElseThrow(
                () ->
                    new IllegalArgumentException("Code " + code + " is of no protocol known here"));
    int fixed = protocol.value().size();
    int size = fixed == Value.VARIABLE ? Varint.read(from, Multiaddr.MAX_BYTES) : fixed;
    if (size > from.remaining()) {
      throw new IllegalArgumentException(
          "The value of /"
              + protocol.text()
              + " has "
              + size
              + " bytes, but "
              + from.remaining()
              + " are left");
    }
    byte[] bytes = new byte[size];
    from.get(bytes);
    return of(protocol, bytes);
  }

  public Protocol protocol() {
    return protocol;
  }

  /** The value as text; empty when the protocol has none. */
  public String value() {
    return value;
  }

  byte[] valueBytes() {
    return bytes.clone();
  }

  int size() {
    return Varint.size(protocol.code())
        + bytes.length
        + (hasLength() ? Varint.size(bytes.length) : 0);
  }

  void write(ByteBuffer into) {
    Varint.write(protocol.code(), into);
    if (hasLength()) {
      Varint.write(bytes.length, into);
    }
    into.put(bytes);
  }

  private boolean hasLength() {
    return protocol.value().size() == Value.VARIABLE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Component that
        && protocol == that.protocol
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * protocol.code() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    String path = protocol == Protocol.UNIX ? value : "/" + value;
    return "/" + protocol.text() + (protocol.hasValue() ? path : "");
  }
}
