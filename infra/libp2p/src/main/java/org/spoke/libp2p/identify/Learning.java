package org.spoke.libp2p.identify;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.peer.Peerstore;
import org.spoke.libp2p.peer.SignedPeerRecord;

/** Takes to heart what a peer says about itself, and about this host. */
final class Learning {
  /** Long enough to find a peer again after a night; a push or the next connection renews it. */
  private static final Duration VALID_FOR = Duration.ofDays(1);

  /** The name under which addresses are announced. */
  private static final String SOURCE = "identify";

  private final Host host;
  private final ObservedAddresses observed;
  private final Consumer<HostEvent> publish;

  Learning(Host host, ObservedAddresses observed, Consumer<HostEvent> publish) {
    this.host = host;
    this.observed = observed;
    this.publish = publish;
  }

  /**
   * @throws ProtocolViolationException when the key or the record is not the peer's own; then
   *     nothing is learnt
   */
  void learn(Connection connection, Identification told) throws ProtocolViolationException {
    requireOwn(connection, told);
    PeerId peer = connection.peer();
    Peerstore peerstore = host.peerstore();
    learnAddresses(peer, told);
    told.agentVersion().ifPresent(version -> peerstore.setAgentVersion(peer, version));
    told.observed().ifPresent(address -> learnObserved(connection, address));
    if (!told.protocols().isEmpty()) {
      peerstore.setProtocols(peer, told.protocols());
      publish.accept(new HostEvent.ProtocolsKnown(peer, told.protocols()));
    }
  }

  private static void requireOwn(Connection connection, Identification told)
      throws ProtocolViolationException {
    if (told.key().isPresent() && !told.key().get().equals(connection.key())) {
      throw new ProtocolViolationException(
          connection.peer() + " says it is " + PeerId.of(told.key().get()));
    }
    Optional<PeerId> signer = told.signedRecord().map(SignedPeerRecord::peer);
    if (signer.isPresent() && !signer.get().equals(connection.peer())) {
      throw new ProtocolViolationException(
          connection.peer() + " shows the record of " + signer.get() + " as its own");
    }
  }

  /** What is signed counts alone. */
  private void learnAddresses(PeerId peer, Identification told) {
    if (told.signedRecord().isPresent()) {
      host.peerstore().acceptRecord(told.signedRecord().get(), VALID_FOR);
    } else {
      host.peerstore().addAddresses(peer, told.addresses(), VALID_FOR);
    }
  }

  /**
   * Only a connection from or to a port where this host listens tells where others find it: other
   * ports are good for one connection.
   */
  private void learnObserved(Connection connection, Multiaddr address) {
    if (isListening(connection.localAddress()) && !connection.remoteAddress().isCircuit()) {
      observed.report(connection.peer(), address);
      List<Multiaddr> here = host.addresses();
      List<Multiaddr> confirmed = observed.confirmed();
      if (!here.containsAll(confirmed)) {
        host.announce(SOURCE, confirmed);
      }
    }
  }

  private boolean isListening(Multiaddr local) {
    Optional<Integer> port = local.socketAddress().map(InetSocketAddress::getPort);
    return port.isPresent()
        && host.addresses().stream()
            .map(Multiaddr::socketAddress)
            .flatMap(Optional::stream)
            .anyMatch(here -> Objects.equals(here.getPort(), port.get()));
  }
}
