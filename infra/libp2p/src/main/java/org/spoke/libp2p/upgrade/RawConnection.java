package org.spoke.libp2p.upgrade;

import org.spoke.libp2p.Direction;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.multiaddr.Multiaddr;

/**
 * What a transport opened, before anything is secured.
 *
 * @param limited whether a relay cuts it after a time or a number of bytes
 */
public record RawConnection(
    Duplex channel, Direction direction, Multiaddr local, Multiaddr remote, boolean limited) {}
