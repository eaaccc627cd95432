package org.spoke.libp2p.interop;

/**
 * A row of the matrix: something that both do with each other, once begun by either.
 *
 * @param what is shown, in words for a reader of the matrix
 */
record InteropCase(String protocol, String what, Conversation javaDials, Conversation jsDials) {
  /** Fails when the other side does not do as it should. */
  interface Conversation {
    void hold() throws Exception;
  }
}
