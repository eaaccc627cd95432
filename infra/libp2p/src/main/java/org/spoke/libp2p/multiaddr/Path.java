package org.spoke.libp2p.multiaddr;

/** The absolute path of a file, in UTF-8. */
record Path() implements Value {
  /** In bytes: sockets of Unix take no longer path. */
  private static final int MAX_BYTES = 107;

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
    String text = Utf8.decode(bytes);
    if (bytes.length > MAX_BYTES
        || !text.startsWith("/")
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a path begins with a slash, has at most "
              + MAX_BYTES
              + " bytes and no control character");
    }
    return text;
  }
}
