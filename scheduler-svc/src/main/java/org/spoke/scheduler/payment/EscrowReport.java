package org.spoke.scheduler.payment;

/**
 * How an escrow stands.
 *
 * @param funded whether the tenant's money is locked with enough confirmations
 */
public record EscrowReport(boolean funded, long lockedLovelace) {}
