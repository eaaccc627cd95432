package org.spoke.libp2p.multiaddr;

/** A protocol's name says it all. */
record NoValue() implements Value {
  @Override
  public int size() {
    return 0;
  }

  @Override
  public byte[] toBytes(String text) {
    if (!text.isEmpty()) {
      throw new IllegalArgumentException("it takes no value");
    }
    return new byte[0];
  }

  @Override
  public String toText(byte[] bytes) {
    return "";
  }
}
