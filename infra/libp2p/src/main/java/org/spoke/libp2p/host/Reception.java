package org.spoke.libp2p.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.transport.UpgradedConnection;

/** Takes new connections in, or refuses them, and sees them out when they end. */
final class Reception implements AutoCloseable {
  /** For all connections together: each may write its last words for a second. */
  private static final Duration FAREWELL = Duration.ofMillis(1_500);

  private final PeerId self;
  private final HostSettings settings;
  private final ConnectionTable connections;
  private final Trimming trimming;
  private final StreamOpener opener;
  private final StreamServer server;
  private final Machinery machinery;
  private final EventBus events;
  private final Counters counters;

  Reception(
      PeerId self,
      HostSettings settings,
      ConnectionTable connections,
      Trimming trimming,
      StreamOpener opener,
      StreamServer server,
      Machinery machinery,
      EventBus events,
      Counters counters) {
    this.self = self;
    this.settings = settings;
    this.connections = connections;
    this.trimming = trimming;
    this.opener = opener;
    this.server = server;
    this.machinery = machinery;
    this.events = events;
    this.counters = counters;
  }

  /**
   * @throws IOException when the gate or a limit refuses the connection, which is then closed
   */
  HostConnection admit(UpgradedConnection upgraded) throws IOException {
    HostConnection connection = new HostConnection(upgraded, settings.clock(), opener);
    try {
      requireWelcome(connection);
      connections.add(connection);
    } catch (IOException refused) {
      counters.connectionsRefused.increment();
      connection.close();
      throw refused;
    }
    begin(connection);
    trimming.tooMany(connections.all()).forEach(this::trim);
    return connection;
  }

  private void requireWelcome(HostConnection connection) throws IOException {
    PeerId peer = connection.peer();
    if (peer.equals(self)) {
      throw new IOException("The connection leads back to this host");
    }
    if (!settings.gate().allowsPeer(peer, connection.direction(), connection.remoteAddress())) {
      throw new IOException("The gate refuses " + peer);
    }
  }

  private void begin(HostConnection connection) {
    counters.connectionsOpened.increment();
    settings.peerstore().addKey(connection.peer(), connection.key());
    events.publish(new HostEvent.Connected(connection));
    try {
      machinery.threads().execute(() -> serve(connection));
    } catch (RejectedExecutionException closing) {
      end(connection);
    }
  }

  private void trim(HostConnection connection) {
    counters.connectionsTrimmed.increment();
    Thread.ofVirtual().name("libp2p-trim").start(connection::close);
  }

  private void serve(HostConnection connection) {
    try {
      server.serve(connection);
    } finally {
      end(connection);
    }
  }

  private void end(HostConnection connection) {
    connections.remove(connection);
    connection.end();
    connection.close();
    events.publish(new HostEvent.Disconnected(connection));
  }

  /** Takes no more connections, and ends all at once, however long one of them takes. */
  @Override
  public void close() {
    List<HostConnection> open = connections.close();
    CountDownLatch ended = new CountDownLatch(open.size());
    for (HostConnection connection : open) {
      Thread.ofVirtual()
          .name("libp2p-farewell")
          .start(
              () -> {
                connection.close();
                ended.countDown();
              });
    }
    try {
      ended.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
