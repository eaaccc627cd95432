package org.spoke.libp2p.multibase;

import java.util.Arrays;

/**
 * Bytes as one large number in a base that is no power of two. Each leading zero byte is a leading
 * first character.
 */
final class Radix {
  private static final int ASCII = 128;
  private static final int BYTE_VALUES = 256;

  private final String alphabet;
  private final byte[] digits = new byte[ASCII];

  Radix(String alphabet) {
    this.alphabet = alphabet;
    Arrays.fill(digits, (byte) -1);
    for (int i = 0; i < alphabet.length(); i++) {
      digits[alphabet.charAt(i)] = (byte) i;
    }
  }

  String encode(byte[] bytes) {
    byte[] number = bytes.clone();
    int zeros = firstNonZero(number, 0);
    StringBuilder reversed = new StringBuilder(2 * bytes.length);
    for (int start = zeros; start < number.length; ) {
      reversed.append(alphabet.charAt(divide(number, start, BYTE_VALUES, alphabet.length())));
      start = firstNonZero(number, start);
    }
    for (int i = 0; i < zeros; i++) {
      reversed.append(alphabet.charAt(0));
    }
    return reversed.reverse().toString();
  }

  byte[] decode(String text) {
    byte[] number = digits(text);
    int zeros = firstNonZero(number, 0);
    byte[] reversed = new byte[number.length];
    int size = 0;
    for (int start = zeros; start < number.length; ) {
      reversed[size++] = (byte) divide(number, start, alphabet.length(), BYTE_VALUES);
      start = firstNonZero(number, start);
    }
    byte[] bytes = new byte[zeros + size];
    for (int i = 0; i < size; i++) {
      bytes[bytes.length - 1 - i] = reversed[i];
    }
    return bytes;
  }

  private byte[] digits(String text) {
    byte[] number = new byte[text.length()];
    for (int i = 0; i < number.length; i++) {
      char character = text.charAt(i);
      number[i] = character < ASCII ? digits[character] : -1;
      if (number[i] < 0) {
        throw new IllegalArgumentException(
            "Character "
                + (i + 1)
                + " is none of base"
                + alphabet.length()
                + ": '"
                + character
                + "'");
      }
    }
    return number;
  }

  /** Divides a number, which is given by its digits, in place and gives the remainder. */
  private static int divide(byte[] number, int start, int base, int divisor) {
    int remainder = 0;
    for (int i = start; i < number.length; i++) {
      int dividend = remainder * base + Byte.toUnsignedInt(number[i]);
      number[i] = (byte) (dividend / divisor);
      remainder = dividend % divisor;
    }
    return remainder;
  }

  private static int firstNonZero(byte[] number, int from) {
    int index = from;
    while (index < number.length && number[index] == 0) {
      index++;
    }
    return index;
  }
}
