/**
 * Peers tell each other who they are, where they listen, what they speak and how they see the other
 * one (identify spec, "identify" and "identify/push").
 */
package org.spoke.libp2p.identify;
