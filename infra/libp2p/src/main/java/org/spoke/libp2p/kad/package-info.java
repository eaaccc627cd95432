/**
 * Finds peers, signed values and who provides what among many peers without any list of them
 * (kad-dht spec): {@link org.spoke.libp2p.kad.Kademlia} is the way in.
 */
package org.spoke.libp2p.kad;
