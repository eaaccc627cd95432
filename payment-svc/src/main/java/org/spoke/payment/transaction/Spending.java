package org.spoke.payment.transaction;

import org.spoke.payment.chain.SignedTransaction;

/** A transaction that spends the locked money, and how it divides it. */
public record Spending(SignedTransaction transaction, EscrowSums sums) {}
