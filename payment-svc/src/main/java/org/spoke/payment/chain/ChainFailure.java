package org.spoke.payment.chain;

/** Why the chain gave no answer. */
public abstract sealed class ChainFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ChainFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Nobody answered in time, or whoever answered was overloaded: nothing is known, asking again
   * later can help.
   */
  public static final class Unreachable extends ChainFailure {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The ledger refuses the transaction, and says why. */
  public static final class Rejected extends ChainFailure {
    private static final long serialVersionUID = 1L;

    public Rejected(String reason) {
      super(reason, null);
    }
  }

  /** An answer that this client does not understand: asking again gives the same. */
  public static final class Unknown extends ChainFailure {
    private static final long serialVersionUID = 1L;

    public Unknown(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
