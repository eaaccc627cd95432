/** Verbs of wallets; words of a wallet are never an argument. */
package org.spoke.cli.wallet;
