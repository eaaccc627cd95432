package org.spoke.libp2p.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.peer.Peerstore;
import org.spoke.libp2p.secure.WrongPeerException;
import org.spoke.libp2p.transport.Transport;
import org.spoke.libp2p.transport.UpgradedConnection;

/** The ways to a peer: finds them, goes one of them, and remembers what that came to. */
final class Ways {
  /** An address that has just worked is likely to do so for the day. */
  private static final Duration WORKS_FOR = Duration.ofDays(1);

  private final List<Transport> transports;
  private final Peerstore peerstore;
  private final Gate gate;
  private final DialBackoff backoff;
  private final int most;
  private final Semaphore free;

  /**
   * @param transports may grow later
   */
  Ways(
      List<Transport> transports,
      Peerstore peerstore,
      Gate gate,
      DialBackoff backoff,
      HostLimits limits) {
    this.transports = transports;
    this.peerstore = peerstore;
    this.gate = gate;
    this.backoff = backoff;
    this.most = limits.addressesPerDial();
    this.free = new Semaphore(limits.dials());
  }

  /**
   * What the caller gives, and what the peerstore knows and has not failed just now.
   *
   * @throws IOException when nothing is left
   */
  List<Multiaddr> to(PeerId peer, Collection<Multiaddr> given) throws IOException {
    Stream<Multiaddr> known =
        peerstore.addresses(peer).stream().filter(address -> !backoff.isPaused(peer, address));
    return usable(peer, Stream.concat(given.stream(), known));
  }

  /** What the caller gives alone. */
  List<Multiaddr> among(PeerId peer, Collection<Multiaddr> given) throws IOException {
    return usable(peer, given.stream());
  }

  private List<Multiaddr> usable(PeerId peer, Stream<Multiaddr> addresses) throws IOException {
    List<Multiaddr> usable =
        addresses
            .filter(address -> address.peer().map(peer::equals).orElse(true))
            .map(Multiaddr::withoutPeer)
            .flatMap(Optional::stream)
            .distinct()
            .filter(address -> transport(address).isPresent() && gate.allowsDial(peer, address))
            .sorted(new AddressOrder())
            .limit(most)
            .toList();
    if (usable.isEmpty()) {
      throw new IOException("No address of " + peer + " is known that may be dialed now");
    }
    return usable;
  }

  private Optional<Transport> transport(Multiaddr address) {
    return transports.stream().filter(transport -> transport.canDial(address)).findFirst();
  }

  /** Goes one way. */
  UpgradedConnection go(Multiaddr address, PeerId peer) throws IOException, InterruptedException {
    Transport transport =
        transport(address).orElseThrow(() -> new IOException("No transport knows " + address));
    free.acquire();
    try {
      UpgradedConnection connection = transport.dial(address, peer);
      backoff.succeeded(peer, address);
      peerstore.addAddresses(peer, List.of(address), WORKS_FOR);
      return connection;
    } catch (InterruptedIOException givenUp) {
      throw givenUp;
    } catch (WrongPeerException elsewhere) {
      peerstore.removeAddress(peer, address);
      throw elsewhere;
    } catch (IOException failed) {
      backoff.failed(peer, address);
      throw failed;
    } finally {
      free.release();
    }
  }
}
