package org.spoke.libp2p.host;

import org.spoke.libp2p.Direction;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/**
 * Decides with whom this host speaks. Asked by several threads, and must answer at once. Everybody
 * may, unless a method says otherwise.
 */
public interface Gate {
  /** Lets everybody in and out. */
  Gate OPEN = new Gate() {};

  /** Whether this peer may be dialed at this address. */
  default boolean allowsDial(PeerId peer, Multiaddr address) {
    return true;
  }

  /** Whether somebody at this address may begin a handshake. Asked on an event loop. */
  default boolean allowsAccept(Multiaddr remote) {
    return true;
  }

  /** Whether a peer may stay now that it has proven who it is. */
  default boolean allowsPeer(PeerId peer, Direction direction, Multiaddr remote) {
    return true;
  }
}
