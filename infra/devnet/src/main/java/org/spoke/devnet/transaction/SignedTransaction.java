package org.spoke.devnet.transaction;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A whole transaction.
 *
 * @param cborHex its exact bytes
 * @param markedValid the sender's claim that its Plutus scripts succeed
 */
public record SignedTransaction(
    TransactionId id,
    TransactionBody body,
    Witnesses witnesses,
    boolean markedValid,
    Optional<AuxiliaryData> auxiliaryData,
    String cborHex) {
  private static final int MARK_BYTES = 1;

  /**
   * The size that fees and limits look at. The mark of validity does not count, so that fees stayed
   * as they were in Mary (cardano-ledger, toCBORForSizeComputation).
   */
  public int sizeBytes() {
    return cborHex.length() / 2 - MARK_BYTES;
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(cborHex);
  }
}
