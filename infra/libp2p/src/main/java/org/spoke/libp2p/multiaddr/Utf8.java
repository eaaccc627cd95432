package org.spoke.libp2p.multiaddr;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as bytes, strictly: nothing is replaced by a question mark. */
final class Utf8 {
  private Utf8() {}

  /**
   * @throws IllegalArgumentException when half a character is in the text
   */
  static byte[] encode(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("it has half a character of UTF-16", malformed);
    }
  }

  /**
   * @throws IllegalArgumentException when the bytes are not UTF-8
   */
  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("it is not UTF-8", malformed);
    }
  }
}
