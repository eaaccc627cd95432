package org.spoke.libp2p.multiaddr;

/** A port of TCP or UDP: two bytes, the higher one first. */
record Port() implements Value {
  private static final int MAXIMUM = 0xffff;
  private static final int MAX_DIGITS = 5;

  @Override
  public int size() {
    return Short.BYTES;
  }

  @Override
  public byte[] toBytes(String text) {
    boolean digits = text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    if (!digits
        || text.isEmpty()
        || text.length() > MAX_DIGITS
        || Integer.parseInt(text) > MAXIMUM) {
      throw new IllegalArgumentException("a port is a number from 0 to " + MAXIMUM);
    }
    int port = Integer.parseInt(text);
    return new byte[] {(byte) (port >> Byte.SIZE), (byte) port};
  }

  @Override
  public String toText(byte[] bytes) {
    return Integer.toString(number(bytes));
  }

  static int number(byte[] bytes) {
    return Byte.toUnsignedInt(bytes[0]) << Byte.SIZE | Byte.toUnsignedInt(bytes[1]);
  }
}
