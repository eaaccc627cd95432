package org.spoke.payment.escrow.script;

import org.spoke.payment.chain.Address;

/**
 * Guards money between a tenant and a provider: where it is locked, and what a transaction must
 * show to spend it.
 */
public interface EscrowScript {

  Address lockAddress(EscrowTerms terms);

  /** Both agree on how the money is divided, at any time. */
  Unlocking settlement(EscrowTerms terms);

  /** The tenant alone takes all of it back, after the deadline. */
  Unlocking refund(EscrowTerms terms);
}
