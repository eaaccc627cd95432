package org.spoke.payment.transaction;

import org.spoke.payment.chain.KeyHash;
import org.spoke.payment.chain.TxId;

/** A key that can sign for money; where its secret lives is its own business. */
public interface PaymentKey {

  KeyHash hash();

  /** The 32 bytes of the Ed25519 public key. */
  byte[] publicKey();

  /**
   * The 64 bytes of the Ed25519 signature over the id; the same id always gets the same signature.
   */
  byte[] sign(TxId transaction);
}
