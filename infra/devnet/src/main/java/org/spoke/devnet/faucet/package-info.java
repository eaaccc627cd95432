/** Gives the devnet's money away: a wallet whose key everybody knows. */
package org.spoke.devnet.faucet;
