package org.spoke.devnet.transaction;

/** Points at an output: the transaction that made it and the output's place in it. */
public record TransactionInput(TransactionId transaction, int index) {
  @Override
  public String toString() {
    return transaction + "#" + index;
  }
}
