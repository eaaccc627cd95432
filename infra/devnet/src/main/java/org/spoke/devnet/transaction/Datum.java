package org.spoke.devnet.transaction;

/** The data beside an output: its hash only, or itself. */
public sealed interface Datum {
  /** BLAKE2b-256 of the data's bytes, in hex. */
  String hash();

  record ByHash(String hash) implements Datum {}

  record Inline(String hash, String cborHex) implements Datum {}
}
