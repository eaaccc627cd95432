package org.spoke.devnet.transaction;

/** Who may spend: the holder of a key, or whoever satisfies a script. */
public sealed interface Credential permits KeyHash, ScriptHash {
  /** 28 bytes in lower-case hex. */
  String hex();
}
