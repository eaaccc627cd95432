/**
 * Cardano's rules of phase 1 for transactions without Plutus (UTXO and UTXOW of the Conway
 * specification).
 */
package org.spoke.devnet.ledger;
