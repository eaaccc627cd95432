package org.spoke.devnet.chain;

import org.spoke.devnet.cbor.MalformedCbor;
import org.spoke.devnet.ledger.Rejection;
import org.spoke.devnet.transaction.UnsupportedTransaction;

/** A submitted transaction that the node does not take. */
public final class TransactionRefused extends Exception {
  /** The mempool has no room: send it again later. */
  static final Rejection MEMPOOL_FULL =
      new Rejection("MempoolFull", "the mempool has no room for this transaction");

  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  TransactionRefused(Rejection rejection) {
    super(rejection.toString());
    this.rejection = rejection;
  }

  static TransactionRefused malformed(MalformedCbor cause) {
    return new TransactionRefused(new Rejection("DecoderFailure", cause.getMessage()));
  }

  static TransactionRefused unsupported(UnsupportedTransaction cause) {
    return new TransactionRefused(new Rejection("UnsupportedByDevnet", cause.getMessage()));
  }

  public Rejection rejection() {
    return rejection;
  }

  public boolean isForLackOfRoom() {
    return rejection.equals(MEMPOOL_FULL);
  }
}
