package org.spoke.devnet.transaction;

/** BLAKE2b-224 of a script's language byte and bytes, in lower-case hex; also a policy's id. */
public record ScriptHash(String hex) implements Credential {
  @Override
  public String toString() {
    return hex;
  }
}
