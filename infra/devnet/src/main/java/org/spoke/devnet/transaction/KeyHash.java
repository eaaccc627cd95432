package org.spoke.devnet.transaction;

/** BLAKE2b-224 of an Ed25519 public key, in lower-case hex. */
public record KeyHash(String hex) implements Credential {
  @Override
  public String toString() {
    return hex;
  }
}
