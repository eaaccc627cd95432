package org.spoke.libp2p.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.io.Duplex;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.multistream.MultistreamSelect;
import org.spoke.libp2p.mux.MuxedConnection;
import org.spoke.libp2p.mux.MuxedStream;
import org.spoke.libp2p.noise.NoiseSecurity;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.pnet.PrivateNetwork;
import org.spoke.libp2p.secure.SecureChannel;
import org.spoke.libp2p.secure.Security;
import org.spoke.libp2p.testing.LoopbackSocket;
import org.spoke.libp2p.transport.UpgradedConnection;
import org.spoke.libp2p.upgrade.RawConnection;
import org.spoke.libp2p.upgrade.Upgrader;
import org.spoke.libp2p.yamux.Yamux;

/**
 * The layers beneath a host, over plain sockets: what two peers agree on before any protocol, with
 * each choice open to the test.
 */
final class JavaPeer implements AutoCloseable {
  static final ProtocolId YAMUX = new ProtocolId("/yamux/1.0.0");

  private final SecureRandom random = new SecureRandom();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Set<MuxedConnection> connections = ConcurrentHashMap.newKeySet();
  private final PeerId id;
  private final Map<ProtocolId, Server> servers;
  private final RecordingSecurity security;
  private final Upgrader upgrader;
  private final ServerSocketChannel socket;

  /**
   * @param inlined whether the muxer is agreed on within the handshake
   */
  JavaPeer(
      PrivateKey key,
      boolean inlined,
      Optional<PrivateNetwork> network,
      Map<ProtocolId, Server> servers)
      throws IOException {
    this.id = PeerId.of(key.publicKey());
    this.servers = servers;
    this.security =
        new RecordingSecurity(new NoiseSecurity(key, inlined ? List.of(YAMUX) : List.of(), random));
    this.upgrader = new Upgrader(List.of(security), List.of(new Yamux()), network, timer);
    this.socket = ServerSocketChannel.open();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().name("listener").start(this::accept);
  }

  PeerId id() {
    return id;
  }

  Multiaddr address() throws IOException {
    return Multiaddr.tcp((InetSocketAddress) socket.getLocalAddress()).withPeer(id);
  }

  /** What the last handshake has agreed on. */
  Optional<ProtocolId> muxerOfHandshake() {
    return security.muxer;
  }

  UpgradedConnection dial(Multiaddr address) throws IOException {
    Duplex channel = LoopbackSocket.dial(address.socketAddress().orElseThrow());
    return upgrade(channel, Direction.OUTBOUND, address, address.peer());
  }

  static MuxedStream open(UpgradedConnection connection, ProtocolId... protocols)
      throws IOException {
    MuxedStream stream = connection.streams().open();
    MultistreamSelect.dial(stream, List.of(protocols));
    return stream;
  }

  private void accept() {
    try {
      while (true) {
        LoopbackSocket channel = LoopbackSocket.of(socket.accept());
        Thread.ofVirtual().name("inbound").start(() -> welcome(channel));
      }
    } catch (IOException closed) {
      connections.forEach(MuxedConnection::close);
    }
  }

  private void welcome(Duplex channel) {
    try {
      Multiaddr anywhere = Multiaddr.parse("/ip4/127.0.0.1/tcp/0");
      upgrade(channel, Direction.INBOUND, anywhere, Optional.empty());
    } catch (IOException refused) {
      channel.close();
    }
  }

  private UpgradedConnection upgrade(
      Duplex channel, Direction direction, Multiaddr remote, Optional<PeerId> expected)
      throws IOException {
    UpgradedConnection connection =
        upgrader.upgrade(new RawConnection(channel, direction, remote, remote, false), expected);
    connections.add(connection.streams());
    Thread.ofVirtual().name("streams").start(() -> serve(connection.streams()));
    return connection;
  }

  private void serve(MuxedConnection connection) {
    try {
      while (true) {
        MuxedStream stream = connection.accept();
        Thread.ofVirtual().name("stream").start(() -> serve(stream));
      }
    } catch (IOException ended) {
      connection.close();
    }
  }

  private void serve(MuxedStream stream) {
    try (stream) {
      servers.get(MultistreamSelect.listen(stream, servers.keySet())).serve(stream);
    } catch (IOException broken) {
      stream.reset();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    connections.forEach(MuxedConnection::close);
    timer.shutdownNow();
  }

  /** Answers a protocol. */
  interface Server {
    void serve(MuxedStream stream) throws IOException;
  }

  /** Remembers whether the handshake has chosen the muxer, which nothing above it can tell. */
  private static final class RecordingSecurity implements Security {
    private final Security security;
    private volatile Optional<ProtocolId> muxer = Optional.empty();

    RecordingSecurity(Security security) {
      this.security = security;
    }

    @Override
    public ProtocolId id() {
      return security.id();
    }

    @Override
    public SecureChannel secure(Duplex channel, Direction direction, Optional<PeerId> expected)
        throws IOException {
      SecureChannel secured = security.secure(channel, direction, expected);
      muxer = secured.muxer();
      return secured;
    }
  }
}
