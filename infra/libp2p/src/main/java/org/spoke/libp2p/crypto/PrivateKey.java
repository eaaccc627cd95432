package org.spoke.libp2p.crypto;

/** A peer's key. Its {@code toString} shows nothing secret. */
public interface PrivateKey {
  PublicKey publicKey();

  byte[] sign(byte[] message);

  /** The {@code PrivateKey} message in its deterministic encoding: secret. */
  byte[] encoded();
}
