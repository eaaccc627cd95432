package org.spoke.libp2p.kad;

import java.time.Instant;
import java.util.Optional;
import org.spoke.libp2p.peer.PeerId;

/**
 * A server that was met.
 *
 * @param network where it was met; empty when it is within the own house
 * @param lastSeen when it last answered, or said that it serves
 */
record Contact(KadPeer peer, Optional<AddressGroup> network, Instant lastSeen) {
  Key key() {
    return peer.key();
  }

  PeerId id() {
    return peer.id();
  }
}
