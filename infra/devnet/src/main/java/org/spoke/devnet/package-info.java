/**
 * A small Cardano devnet: ledger rules, block clock and rollbacks, served by the Blockfrost HTTP
 * API.
 */
package org.spoke.devnet;
