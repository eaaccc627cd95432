package org.spoke.libp2p.host;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.crypto.PublicKey;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.transport.UpgradedConnection;

/** A connection of a host, and its streams. */
final class HostConnection implements Connection {
  private final UpgradedConnection upgraded;
  private final PeerId peer;
  private final InstantSource clock;
  private final Instant openedAt;
  private final StreamOpener opener;
  private final Set<HostStream> streams = ConcurrentHashMap.newKeySet();
  private volatile Set<ProtocolId> spoken = Set.of();
  private volatile boolean ended;
  private volatile Instant lastUsed;

  HostConnection(UpgradedConnection upgraded, InstantSource clock, StreamOpener opener) {
    this.upgraded = upgraded;
    this.peer = PeerId.of(upgraded.key());
    this.clock = clock;
    this.openedAt = clock.instant();
    this.lastUsed = openedAt;
    this.opener = opener;
  }

  @Override
  public PeerId peer() {
    return peer;
  }

  @Override
  public PublicKey key() {
    return upgraded.key();
  }

  @Override
  public Direction direction() {
    return upgraded.direction();
  }

  @Override
  public Multiaddr localAddress() {
    return upgraded.local();
  }

  @Override
  public Multiaddr remoteAddress() {
    return upgraded.remote();
  }

  @Override
  public boolean isLimited() {
    return upgraded.limited();
  }

  @Override
  public Stream newStream(List<ProtocolId> protocols) throws IOException {
    return opener.open(this, protocols);
  }

  MuxedConnection muxed() {
    return upgraded.streams();
  }

  Instant openedAt() {
    return openedAt;
  }

  /** When a stream began or ended last. */
  Instant lastUsed() {
    return lastUsed;
  }

  int openStreams() {
    return streams.size();
  }

  /** What the peer has said it speaks, over a connection that is still open. */
  void setSpoken(Collection<ProtocolId> protocols) {
    spoken = Set.copyOf(protocols);
  }

  /** The first of these protocols that the peer has said it speaks. */
  Optional<ProtocolId> firstSpoken(List<ProtocolId> protocols) {
    return protocols.stream().filter(spoken::contains).findFirst();
  }

  /**
   * @throws IOException when the connection has ended; then the stream is released
   */
  void remember(HostStream stream) throws IOException {
    lastUsed = clock.instant();
    streams.add(stream);
    if (ended) {
      stream.release();
      throw new IOException("The connection to " + peer + " has ended");
    }
  }

  void forget(HostStream stream) {
    lastUsed = clock.instant();
    streams.remove(stream);
  }

  /** Gives back what its streams took; what they received can still be read. */
  void end() {
    ended = true;
    streams.forEach(HostStream::release);
  }

  @Override
  public boolean isOpen() {
    return !ended && upgraded.streams().isOpen();
  }

  @Override
  public void close() {
    upgraded.streams().close();
  }

  @Override
  public String toString() {
    return direction() + " connection with " + peer + " at " + remoteAddress();
  }
}
