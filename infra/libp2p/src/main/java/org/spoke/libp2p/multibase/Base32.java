package org.spoke.libp2p.multibase;

/** RFC 4648 in lower case without padding. */
final class Base32 {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS = 5;
  private static final int LOW_BITS = (1 << BITS) - 1;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * Byte.SIZE + BITS - 1) / BITS);
    int held = 0;
    int heldBits = 0;
    for (byte next : bytes) {
      held = held << Byte.SIZE | Byte.toUnsignedInt(next);
      heldBits += Byte.SIZE;
      while (heldBits >= BITS) {
        heldBits -= BITS;
        text.append(ALPHABET.charAt(held >> heldBits & LOW_BITS));
      }
      held &= (1 << heldBits) - 1;
    }
    if (heldBits > 0) {
      text.append(ALPHABET.charAt(held << (BITS - heldBits) & LOW_BITS));
    }
    return text.toString();
  }

  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
    int held = 0;
    int heldBits = 0;
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      held = held << BITS | digit(text, i);
      heldBits += BITS;
      if (heldBits >= Byte.SIZE) {
        heldBits -= Byte.SIZE;
        bytes[size++] = (byte) (held >> heldBits);
        held &= (1 << heldBits) - 1;
      }
    }
    if (held != 0 || heldBits >= BITS) {
      throw new IllegalArgumentException(
          "The base32 text of " + text.length() + " characters does not end at a byte");
    }
    return bytes;
  }

  private static int digit(String text, int index) {
    int digit = ALPHABET.indexOf(text.charAt(index));
    if (digit < 0) {
      throw new IllegalArgumentException(
          "Character " + (index + 1) + " is none of base32: '" + text.charAt(index) + "'");
    }
    return digit;
  }
}
