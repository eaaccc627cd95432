package org.spoke.libp2p.multiaddr;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A name in UTF-8 without slashes.
 *
 * @param what what is named, for messages
 */
record Name(String what) implements Value {
  /** In bytes: the longest name of DNS. */
  private static final int MAX_BYTES = 253;

  @Override
  public int size() {
    return VARIABLE;
  }

  @Override
  public byte[] toBytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    toText(bytes);
    return bytes;
  }

  @Override
  public String toText(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("a " + what + " has 1 to " + MAX_BYTES + " bytes");
    }
    String text = decode(bytes);
    if (text.chars().anyMatch(character -> character == '/' || Character.isISOControl(character))) {
      throw new IllegalArgumentException("a " + what + " has no slash or control character");
    }
    return text;
  }

  private String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("a " + what + " is UTF-8", malformed);
    }
  }
}
