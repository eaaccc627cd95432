package org.spoke.payment.transaction;

import org.spoke.payment.chain.Lovelace;
import org.spoke.payment.chain.OutputReference;

/** The one output that holds the money of an escrow. */
public record LockedOutput(OutputReference reference, Lovelace amount) {}
