package org.spoke.devnet.transaction;

import java.math.BigInteger;
import java.util.List;

/** Data that a transaction carries without meaning for the ledger, but for its hash. */
public record AuxiliaryData(String hash, List<LabelledMetadatum> metadata) {
  /** Metadata under its label, with the exact bytes of its value. */
  public record LabelledMetadatum(BigInteger label, Metadatum value, String cborHex) {}
}
