package org.spoke.payment.chain;

/** A chain that a test drives: it gives money and makes blocks. */
public interface TestChain extends AutoCloseable {

  ChainClient client();

  /** Pays to the address, and returns when the money is there. */
  void fund(Address address, Lovelace amount);

  /** Returns when so many blocks have been made. */
  void passBlocks(int count);

  @Override
  void close();
}
