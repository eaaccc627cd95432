package org.spoke.libp2p.kad;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.StreamResetException;
import org.spoke.libp2p.kad.wire.KadMessage;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.protobuf.Messages;

/**
 * Requests over a host's streams. What strangers say of a peer's addresses is used to dial it but
 * not kept in the peerstore.
 */
final class HostNetwork implements KadNetwork, AutoCloseable {
  private final Host host;
  private final ProtocolId protocol;
  private final Duration deadline;
  private final IdleStreams idle = new IdleStreams();

  /**
   * @param deadline for one request and its answer
   */
  HostNetwork(Host host, ProtocolId protocol, Duration deadline) {
    this.host = host;
    this.protocol = protocol;
    this.deadline = deadline;
  }

  @Override
  public PeerId self() {
    return host.self();
  }

  @Override
  public List<Multiaddr> ownAddresses() {
    return host.addresses();
  }

  @Override
  public Response request(KadPeer to, Request request) throws IOException {
    return over(to, stream -> ask(stream, to.id(), request));
  }

  private Response ask(Stream stream, PeerId peer, Request request) throws IOException {
    Messages.write(stream, KadMessages.encode(request));
    KadMessage answer = Messages.read(stream, KadMessage.parser(), KadMessages.MAX_BYTES);
    Response response = KadMessages.decodeResponse(request, answer);
    idle.put(peer, stream);
    return response;
  }

  /**
   * Announces, and waits until the other side ends the stream. Some end it in order and some reset
   * it: whether they have taken the announcement cannot be told.
   */
  @Override
  public void announce(KadPeer to, Request.AddProvider announcement) throws IOException {
    over(
        to,
        stream -> {
          Messages.write(stream, KadMessages.encode(announcement));
          stream.closeWrite();
          awaitEnd(stream);
          return true;
        });
  }

  private static void awaitEnd(Stream stream) throws IOException {
    try {
      stream.read(ByteBuffer.allocate(1));
      stream.close();
    } catch (StreamResetException ended) {
      stream.close();
    }
  }

  /** An idle stream may have ended on the other side: then a new one is tried. */
  private <T> T over(KadPeer to, Exchange<T> exchange) throws IOException {
    Optional<Stream> reused = idle.take(to.id());
    if (reused.isPresent()) {
      try {
        return within(reused.get(), exchange);
      } catch (InterruptedIOException cancelled) {
        throw cancelled;
      } catch (IOException ended) {
        return within(open(to), exchange);
      }
    }
    return within(open(to), exchange);
  }

  private Stream open(KadPeer to) throws IOException {
    return host.connect(to.id(), to.addresses()).newStream(List.of(protocol));
  }

  private <T> T within(Stream stream, Exchange<T> exchange) throws IOException {
    stream.endWithin(deadline);
    try {
      return exchange.on(stream);
    } catch (IOException failed) {
      stream.reset();
      throw failed;
    }
  }

  /** Those that it says itself, and where it was dialled. */
  @Override
  public List<Multiaddr> addresses(PeerId peer) {
    List<Connection> connections = host.connections(peer);
    if (connections.isEmpty()) {
      return List.of();
    }
    SequencedSet<Multiaddr> addresses = new LinkedHashSet<>(host.peerstore().addresses(peer));
    connections.stream()
        .filter(connection -> connection.direction() == Direction.OUTBOUND)
        .flatMap(connection -> connection.remoteAddress().withoutPeer().stream())
        .forEach(addresses::add);
    return List.copyOf(addresses);
  }

  @Override
  public Optional<InetAddress> metAt(PeerId peer) {
    return host.connections(peer).stream()
        .flatMap(connection -> connection.remoteAddress().ip().stream())
        .findFirst();
  }

  @Override
  public void close() {
    idle.close();
  }

  /** What is said over one stream. */
  @FunctionalInterface
  private interface Exchange<T> {
    T on(Stream stream) throws IOException;
  }
}
