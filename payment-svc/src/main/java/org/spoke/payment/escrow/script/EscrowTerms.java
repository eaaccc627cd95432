package org.spoke.payment.escrow.script;

import org.spoke.payment.chain.Address;

/**
 * Who may take the locked money, and when.
 *
 * @param tenant gets what is not due; owned by a key
 * @param provider gets what is due; owned by another key on the same network
 * @param refundableFromSlot from this slot on the tenant alone may take all of it back
 */
public record EscrowTerms(Address tenant, Address provider, long refundableFromSlot) {

  public EscrowTerms {
    if (tenant.paymentKey().equals(provider.paymentKey())) {
      throw new IllegalArgumentException(
          "Tenant and provider have one key: " + tenant.paymentKey());
    }
    if (tenant.network() != provider.network()) {
      throw new IllegalArgumentException("Tenant and provider are on different networks");
    }
    if (refundableFromSlot <= 0) {
      throw new IllegalArgumentException("The refund has a deadline: slot " + refundableFromSlot);
    }
  }
}
