/**
 * What the service asks of Cardano, in its own words: a port and plain values, with no library's
 * types in them. The ledger is that of the Conway era (CIP-1694); addresses follow CIP-19.
 */
package org.spoke.payment.chain;
