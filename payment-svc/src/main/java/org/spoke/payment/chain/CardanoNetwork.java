package org.spoke.payment.chain;

/** Which kind of network an address is for; every test network, the devnet too, shares one mark. */
public enum CardanoNetwork {
  MAINNET,
  TESTNET
}
