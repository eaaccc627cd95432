package org.spoke.libp2p.multiaddr;

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
    byte[] bytes = Utf8.encode(text);
    toText(bytes);
    return bytes;
  }

  @Override
  public String toText(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("a " + what + " has 1 to " + MAX_BYTES + " bytes");
    }
    String text = Utf8.decode(bytes);
    if (text.chars().anyMatch(character -> character == '/' || Character.isISOControl(character))) {
      throw new IllegalArgumentException("a " + what + " has no slash or control character");
    }
    return text;
  }
}
