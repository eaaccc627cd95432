package org.spoke.payment.escrow;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.escrow.script.EscrowTerms;
import org.spoke.payment.transaction.LockedOutput;
import org.spoke.payment.wallet.WalletId;

/**
 * What whoever signs for an escrow must know of it.
 *
 * @param wantsLock whether a lock is to be signed now
 * @param payout the payout that is to be signed now: only when the lock is confirmed and no other
 *     may still land
 * @param locked the output that holds the money, when the lock is confirmed
 * @param payoutWasAbandoned whether the last payout could never land
 * @param refundableFromSlot of the last lock
 */
public record EscrowFacts(
    EscrowStatus status,
    ContractId contract,
    JobId job,
    WalletId tenantWallet,
    Address tenant,
    Address provider,
    Lovelace lock,
    Lovelace due,
    Instant fundBy,
    Instant refundAfter,
    boolean wantsLock,
    Optional<Purpose> payout,
    Optional<LockedOutput> locked,
    boolean payoutWasAbandoned,
    OptionalLong refundableFromSlot) {

  /** As the last lock fixed them. */
  public EscrowTerms terms() {
    return new EscrowTerms(tenant, provider, refundableFromSlot.orElseThrow());
  }
}
