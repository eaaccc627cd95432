package org.spoke.payment.chain;

/**
 * The figures of the ledger that a payment depends on.
 *
 * @param feePerByte lovelace for each byte of a transaction
 * @param feeConstant lovelace for each transaction
 * @param lovelacePerOutputByte lovelace that an output must hold for each byte it takes (CIP-55)
 * @param maxTransactionBytes the largest transaction that a block takes
 */
public record ProtocolParameters(
    long feePerByte, long feeConstant, long lovelacePerOutputByte, int maxTransactionBytes) {

  public ProtocolParameters {
    if (feePerByte < 0
        || feeConstant < 0
        || lovelacePerOutputByte < 0
        || maxTransactionBytes <= 0) {
      throw new IllegalArgumentException("Protocol parameters are not negative");
    }
  }

  /** The least fee of a transaction of that size that runs no Plutus script. */
  public Lovelace feeFor(int transactionBytes) {
    return Lovelace.of(
        Math.addExact(feeConstant, Math.multiplyExact(feePerByte, transactionBytes)));
  }
}
