/**
 * Addresses that name every protocol on the way to a peer (addressing spec; multiformats multiaddr
 * and its protocols.csv).
 */
package org.spoke.libp2p.multiaddr;
