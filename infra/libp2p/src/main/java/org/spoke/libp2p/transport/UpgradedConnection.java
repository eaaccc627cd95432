package org.spoke.libp2p.transport;

import org.spoke.libp2p.Direction;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.mux.MuxedConnection;

/**
 * A connection whose other end is proven and whose streams may begin.
 *
 * @param key the other end's, proven
 * @param limited whether a relay cuts it after a time or a number of bytes
 */
public record UpgradedConnection(
    MuxedConnection streams,
    PublicKey key,
    Direction direction,
    Multiaddr local,
    Multiaddr remote,
    boolean limited) {}
