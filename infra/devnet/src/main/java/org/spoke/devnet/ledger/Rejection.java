package org.spoke.devnet.ledger;

/**
 * Why a transaction may not enter the chain.
 *
 * @param rule the ledger's name of the broken rule, as a real node reports it
 * @param detail what was wrong, with figures
 */
public record Rejection(String rule, String detail) {
  @Override
  public String toString() {
    return rule + ": " + detail;
  }
}
