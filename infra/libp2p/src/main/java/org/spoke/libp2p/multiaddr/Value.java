package org.spoke.libp2p.multiaddr;

/**
 * How a protocol's value is written as text and as bytes. Both forms are canonical: one value has
 * one of each.
 */
interface Value {
  /** The length of values whose length goes before them. */
  int VARIABLE = -1;

  /** In bytes, or {@link #VARIABLE}. */
  int size();

  /**
   * @throws IllegalArgumentException when the text is no value of the protocol; says why
   */
  byte[] toBytes(String text);

  /**
   * @throws IllegalArgumentException when the bytes are no value of the protocol; says why
   */
  String toText(byte[] bytes);
}
