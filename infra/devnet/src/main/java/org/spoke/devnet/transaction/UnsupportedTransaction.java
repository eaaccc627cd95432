package org.spoke.devnet.transaction;

/** A well-formed transaction with something in it that this devnet cannot check, so refuses. */
public final class UnsupportedTransaction extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UnsupportedTransaction(String detail) {
    super(detail);
  }

  static UnsupportedTransaction plutus(String what) {
    return new UnsupportedTransaction("Plutus is not run by this devnet yet: " + what);
  }

  static UnsupportedTransaction of(String what) {
    return new UnsupportedTransaction(what + " not run by this devnet");
  }
}
