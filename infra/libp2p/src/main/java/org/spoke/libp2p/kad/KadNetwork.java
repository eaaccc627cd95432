package org.spoke.libp2p.kad;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/**
 * How requests come to other peers. A thread that waits here can be interrupted, and then throws an
 * IOException. All methods may be called by several threads.
 */
interface KadNetwork {
  PeerId self();

  /** Where others reach this peer. */
  List<Multiaddr> ownAddresses();

  /**
   * Asks a peer and waits for its answer.
   *
   * @param to also says where it may be
   * @throws IOException when it cannot be reached or does not answer as it must
   */
  Response request(KadPeer to, Request request) throws IOException;

  /**
   * Announces what has no answer, and waits until the other peer has taken it.
   *
   * @throws IOException when it cannot be reached, or refuses
   */
  void announce(KadPeer to, Request.AddProvider announcement) throws IOException;

  /** Where a peer is that is connected now, or was a short while ago; empty when unknown. */
  List<Multiaddr> addresses(PeerId peer);

  /** The IP address at which a peer was really met. */
  Optional<InetAddress> metAt(PeerId peer);
}
