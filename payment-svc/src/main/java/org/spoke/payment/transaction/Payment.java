package org.spoke.payment.transaction;

import org.spoke.payment.chain.Address;
import org.spoke.payment.chain.Lovelace;

/** One output that a transaction makes. */
record Payment(Address to, Lovelace amount) {}
