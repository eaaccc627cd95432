package org.spoke.devnet.transaction;

/** A native script as it came: its meaning, and the hash and size of its exact bytes. */
public record HashedScript(ScriptHash hash, NativeScript script, int sizeBytes) {}
