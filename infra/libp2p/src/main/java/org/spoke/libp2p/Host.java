package org.spoke.libp2p;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.peer.Peerstore;

/**
 * One peer of a network: it listens, dials others, and carries streams of named protocols. All its
 * methods may be called by several threads.
 */
public interface Host extends AutoCloseable {
  PeerId self();

  /**
   * Takes connections at this address, for example {@code /ip4/127.0.0.1/tcp/0}.
   *
   * @return where it really listens, with the port that was chosen
   * @throws IOException when the address is in use, or no transport knows it
   */
  Multiaddr listen(Multiaddr address) throws IOException;

  /**
   * Where others reach this host: what it listens at, what relays lend it, and what was confirmed
   * from outside.
   */
  List<Multiaddr> addresses();

  /** How connected peers see this host, whether or not others agree (identify). */
  List<Multiaddr> observedAddresses();

  /**
   * Tells where else this host can be reached, as one source has found out: it replaces what that
   * source has told before.
   *
   * @param source for example {@code "identify"}
   */
  void announce(String source, Collection<Multiaddr> addresses);

  /**
   * The open connection to this peer, or a new one. Callers who want the same peer at once share
   * one dial. Interrupting the caller cancels its wait, and the dial when nobody else waits for it.
   *
   * @param addresses where to try besides what the peerstore knows
   * @throws IOException when no address leads to that peer; each address's failure is suppressed in
   *     it
   */
  Connection connect(PeerId peer, Collection<Multiaddr> addresses) throws IOException;

  /**
   * A new connection over one of these addresses, though others may be open: for a direct one
   * besides a relayed one. Interrupting the caller cancels it.
   *
   * @throws IOException as {@link #connect} does
   */
  Connection dial(PeerId peer, Collection<Multiaddr> addresses) throws IOException;

  /**
   * A stream over the open connection to this peer, or over a new one. Fails as {@link #connect}
   * and {@link Connection#newStream} do.
   */
  Stream newStream(PeerId peer, List<ProtocolId> protocols) throws IOException;

  /** Answers this protocol from now on; replaces an earlier handler. */
  void handle(ProtocolId protocol, StreamHandler handler);

  /** Answers this protocol no longer. Streams that are open go on. */
  void stopHandling(ProtocolId protocol);

  List<ProtocolId> protocols();

  List<Connection> connections();

  List<Connection> connections(PeerId peer);

  /**
   * Keeps this peer's connections when there are many, until each reason is withdrawn.
   *
   * @param reason for example {@code "relay"}
   */
  void protect(PeerId peer, String reason);

  /** Withdraws one reason to keep this peer's connections. */
  void unprotect(PeerId peer, String reason);

  Peerstore peerstore();

  /**
   * Tells what happens from now on, in order, on one thread of the host's: a listener must return
   * quickly.
   *
   * @return ends the telling
   */
  AutoCloseable onEvent(Consumer<HostEvent> listener);

  HostMetrics metrics();

  /**
   * Ends all connections and listeners, and waits until their threads have ended. Doing it again
   * does nothing.
   */
  @Override
  void close();
}
