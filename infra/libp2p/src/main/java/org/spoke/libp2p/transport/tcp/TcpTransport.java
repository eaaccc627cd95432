package org.spoke.libp2p.transport.tcp;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.transport.Transport;
import org.spoke.libp2p.transport.UpgradedConnection;
import org.spoke.libp2p.upgrade.RawConnection;
import org.spoke.libp2p.upgrade.Upgrader;

/** Dials and listens over TCP by the event loops of a host. */
public final class TcpTransport implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(TcpTransport.class);

  private final Upgrader upgrader;
  private final Executor threads;
  private final Predicate<Multiaddr> admission;
  private final HostNames names;
  private final Sockets sockets;
  private final Handshakes handshakes;

  /**
   * @param loops are not ended here
   * @param threads runs each inbound handshake, on a virtual thread
   * @param admission whether a connection from this address may shake hands at all
   */
  public TcpTransport(
      Upgrader upgrader,
      EventLoopGroup loops,
      Executor threads,
      Predicate<Multiaddr> admission,
      HostNames names,
      TcpSettings settings) {
    this.upgrader = upgrader;
    this.threads = threads;
    this.admission = admission;
    this.names = names;
    this.sockets = new Sockets(loops, settings);
    this.handshakes = new Handshakes(settings.inboundHandshakes());
  }

  @Override
  public boolean canDial(Multiaddr address) {
    return TcpAddress.isKnown(address);
  }

  @Override
  public boolean canListen(Multiaddr address) {
    return TcpAddress.isKnown(address);
  }

  @Override
  public UpgradedConnection dial(Multiaddr address, PeerId peer) throws IOException {
    return upgrader.upgrade(connect(address), Optional.of(peer));
  }

  private RawConnection connect(Multiaddr address) throws IOException {
    IOException failure = new IOException("Nobody answers at " + address);
    for (InetSocketAddress socket : TcpAddress.resolve(address, names)) {
      try {
        return raw(sockets.connect(socket), Direction.OUTBOUND);
      } catch (InterruptedIOException cancelled) {
        throw cancelled;
      } catch (IOException failed) {
        failure.addSuppressed(failed);
      }
    }
    throw failure;
  }

  @Override
  public TransportListener listen(Multiaddr address, Consumer<UpgradedConnection> accepted)
      throws IOException {
    InetSocketAddress at = TcpAddress.resolve(address, names).getFirst();
    ServerSocketChannel listener = sockets.listen(at, channel -> shakeHands(channel, accepted));
    return new TcpListener(listener, Multiaddr.tcp(listener.localAddress()));
  }

  /** Hands a new socket over to a thread of its own, if it may come in. */
  private void shakeHands(SocketChannel channel, Consumer<UpgradedConnection> accepted) {
    try {
      RawConnection raw = raw(channel, Direction.INBOUND);
      if (!admission.test(raw.remote())) {
        channel.close();
        return;
      }
      threads.execute(() -> upgrade(raw, accepted));
    } catch (IOException | RejectedExecutionException late) {
      channel.close();
    }
  }

  private void upgrade(RawConnection raw, Consumer<UpgradedConnection> accepted) {
    if (handshakes.begin(raw.channel())) {
      LOG.debug("The oldest inbound handshake makes room for {}", raw.remote());
    }
    try {
      UpgradedConnection upgraded = upgrader.upgrade(raw, Optional.empty());
      handshakes.end(raw.channel());
      accepted.accept(upgraded);
    } catch (IOException failed) {
      LOG.debug("{} did not come in: {}", raw.remote(), failed.getMessage());
    } finally {
      handshakes.end(raw.channel());
    }
  }

  private static RawConnection raw(SocketChannel channel, Direction direction) throws IOException {
    InetSocketAddress local = channel.localAddress();
    InetSocketAddress remote = channel.remoteAddress();
    if (local == null || remote == null) {
      channel.close();
      throw new IOException("The connection has ended at once");
    }
    TcpChannel duplex = channel.pipeline().get(TcpChannel.class);
    return new RawConnection(duplex, direction, Multiaddr.tcp(local), Multiaddr.tcp(remote), false);
  }

  /** How many shake hands to come in. */
  int inboundHandshakes() {
    return handshakes.count();
  }

  /** Ends all listeners and connections. */
  @Override
  public void close() {
    sockets.close();
  }

  private record TcpListener(ServerSocketChannel channel, Multiaddr address)
      implements TransportListener {

    @Override
    public void close() {
      channel.close().awaitUninterruptibly();
    }
  }
}
