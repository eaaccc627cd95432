package org.spoke.libp2p.kad;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.ResourceLimitException;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** Draws the routing table's conclusions from what peers do. */
final class Contacts {
  private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);

  private final KadNetwork network;
  private final RoutingTable table;
  private final InstantSource clock;

  Contacts(KadNetwork network, RoutingTable table, InstantSource clock) {
    this.network = network;
    this.table = table;
    this.clock = clock;
  }

  /** A peer has answered a request, or has said that it serves: it is a server. */
  void serves(KadPeer peer) {
    List<Multiaddr> known = network.addresses(peer.id());
    KadPeer met = known.isEmpty() ? peer : peer.at(known);
    table.seen(
        new Contact(met, network.metAt(peer.id()).flatMap(AddressGroup::of), clock.instant()));
  }

  /** A peer does not serve, or no longer. */
  void servesNot(PeerId peer) {
    table.drop(peer);
  }

  /** A request has failed. It is not the peer's fault when this host allows no more streams. */
  void failed(PeerId peer, IOException reason) {
    LOG.trace("Peer {} has failed: {}", peer, reason.getMessage());
    if (!(reason instanceof ResourceLimitException)) {
      table.drop(peer);
    }
  }
}
