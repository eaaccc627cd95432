package org.spoke.libp2p;

import java.util.List;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;

/** What a host tells those who listen to it. */
public sealed interface HostEvent {
  /** A connection is open, and its streams may begin. */
  record Connected(Connection connection) implements HostEvent {}

  /** A connection has ended. */
  record Disconnected(Connection connection) implements HostEvent {}

  /** A peer has said which protocols it speaks (identify). */
  record ProtocolsKnown(PeerId peer, List<ProtocolId> protocols) implements HostEvent {}

  /** Where this host can be reached has changed. */
  record AddressesChanged(List<Multiaddr> addresses) implements HostEvent {}

  /** This host speaks other protocols than before. */
  record ProtocolsChanged(List<ProtocolId> protocols) implements HostEvent {}
}
