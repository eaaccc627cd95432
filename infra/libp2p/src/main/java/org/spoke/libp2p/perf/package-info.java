/**
 * How fast bytes go between two peers: the dialer sends so many and asks for so many (perf spec,
 * "Protocol").
 */
package org.spoke.libp2p.perf;
