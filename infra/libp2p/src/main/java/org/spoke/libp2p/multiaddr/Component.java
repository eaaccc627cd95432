package org.spoke.libp2p.multiaddr;

import java.nio.ByteBuffer;
import org.spoke.libp2p.varint.Varint;

/**
 * One protocol of an address and its value.
 *
 * @param value as text, in its canonical form; empty when the protocol has none
 */
public record Component(Protocol protocol, String value) {
  /**
   * Makes the value canonical.
   *
   * @throws IllegalArgumentException when it is no value of the protocol
   */
  public Component {
    value = protocol.value().toText(bytesOf(protocol, value));
  }

  private static byte[] bytesOf(Protocol protocol, String value) {
    try {
      return protocol.value().toBytes(value);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is no value of /" + protocol.text() + ": " + malformed.getMessage(),
          malformed);
    }
  }

  byte[] valueBytes() {
    return bytesOf(protocol, value);
  }

  int size() {
    int length = valueBytes().length;
    return Varint.size(protocol.code()) + length + (hasLength() ? Varint.size(length) : 0);
  }

  void write(ByteBuffer into) {
    byte[] bytes = valueBytes();
    Varint.write(protocol.code(), into);
    if (hasLength()) {
      Varint.write(bytes.length, into);
    }
    into.put(bytes);
  }

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
    return new Component(protocol, protocol.value().toText(bytes));
  }

  private boolean hasLength() {
    return protocol.value().size() == Value.VARIABLE;
  }

  @Override
  public String toString() {
    String path = protocol == Protocol.UNIX ? value : "/" + value;
    return "/" + protocol.text() + (protocol.hasValue() ? path : "");
  }
}
