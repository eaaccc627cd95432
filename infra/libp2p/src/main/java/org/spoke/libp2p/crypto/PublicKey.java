package org.spoke.libp2p.crypto;

/** The public half of a peer's key. Equal when type and bytes are. */
public interface PublicKey {
  KeyType type();

  /**
   * The key's own bytes: raw for Ed25519 and secp256k1 (compressed), PKIX in DER for ECDSA and RSA.
   */
  byte[] data();

  /**
   * Whether the owner of the private half signed these bytes. A malformed signature is a wrong one.
   */
  boolean verify(byte[] message, byte[] signature);

  /** The {@code PublicKey} message in its deterministic encoding. */
  byte[] encoded();
}
