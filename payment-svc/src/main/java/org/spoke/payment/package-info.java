/**
 * Holds the money of contracts in escrow on Cardano: wallets, escrows and the chain that they live
 * on.
 */
package org.spoke.payment;
