/**
 * libp2p for the JVM: a {@link org.spoke.libp2p.Host} listens, dials other peers and carries
 * streams of named protocols over authenticated, encrypted and multiplexed connections. Follows the
 * specifications at libp2p/specs; the documentation of each package names its section.
 */
package org.spoke.libp2p;
