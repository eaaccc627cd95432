package org.spoke.devnet.transaction;

import java.math.BigInteger;
import java.util.List;

/** A piece of transaction metadata (Shelley specification, transaction_metadatum). */
public sealed interface Metadatum {
  record Whole(BigInteger value) implements Metadatum {}

  record Bytes(String hex) implements Metadatum {}

  record Text(String value) implements Metadatum {}

  record Sequence(List<Metadatum> items) implements Metadatum {}

  record Mapping(List<Entry> entries) implements Metadatum {}

  /** One entry of a mapping; any datum may be a key. */
  record Entry(Metadatum key, Metadatum value) {}
}
