package org.spoke.libp2p.multibase;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;

/** A base in which bytes are written as text. */
public enum Multibase {
  BASE32('b', Base32::encode, Base32::decode),
  BASE36('k', Alphabets.BASE36::encode, Alphabets.BASE36::decode),
  BASE58BTC('z', Alphabets.BASE58::encode, Alphabets.BASE58::decode),
  BASE64URL(
      'u', Base64.getUrlEncoder().withoutPadding()::encodeToString, Base64.getUrlDecoder()::decode);

  /**
   * In characters: a conversion costs the square of the length, and no peer id or certificate hash
   * is nearly as long.
   */
  public static final int MAX_LENGTH = 512;

  private final char prefix;

  /** A function without state, as the next one. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<byte[], String> encoder;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<String, byte[]> decoder;

  Multibase(char prefix, Function<byte[], String> encoder, Function<String, byte[]> decoder) {
    this.prefix = prefix;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /** The bytes as text without the prefix. */
  public String encode(byte[] bytes) {
    return encoder.apply(bytes);
  }

  /** The bytes as text that says by its first character which base it is in. */
  public String encodeWithPrefix(byte[] bytes) {
    return prefix + encode(bytes);
  }

  /**
   * The bytes of a text without prefix.
   *
   * @throws IllegalArgumentException when it is too long or has a character that the base does not
   *     have
   */
  public byte[] decode(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A text in "
              + this
              + " has "
              + text.length()
              + " characters, at most "
              + MAX_LENGTH
              + " are allowed");
    }
    return decoder.apply(text);
  }

  /**
   * The bytes of a text that says by its first character which base it is in.
   *
   * @throws IllegalArgumentException when it is empty, in a base that is not known, or malformed
   */
  public static byte[] decodeWithPrefix(String text) {
    return Arrays.stream(values())
        .filter(base -> !text.isEmpty() && text.charAt(0) == base.prefix)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("Not in a known multibase: \"" + excerpt(text) + '"'))
        .decode(text.substring(1));
  }

  private static String excerpt(String text) {
    int shown = 16;
    return text.length() <= shown ? text : text.substring(0, shown) + "...";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Kept apart since an enum's constants cannot name its own fields. */
  private static final class Alphabets {
    static final Radix BASE36 = new Radix("0123456789abcdefghijklmnopqrstuvwxyz");
    static final Radix BASE58 =
        new Radix("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
  }
}
