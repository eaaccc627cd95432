package org.spoke.libp2p.identify;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.multiaddr.Multiaddr;

/**
 * Asks each new connection's peer who it is, answers the same question, and tells all connected
 * peers when the answer has changed.
 */
public final class Identify implements AutoCloseable {
  public static final ProtocolId PROTOCOL = new ProtocolId("/ipfs/id/1.0.0");
  public static final ProtocolId PUSH = new ProtocolId("/ipfs/id/push/1.0.0");

  /** The family of protocols that all implementations name. */
  private static final String PROTOCOL_VERSION = "ipfs/0.1.0";

  /** A few round trips over the slowest links. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Identify.class);

  private final Host host;
  private final PrivateKey identity;
  private final String agentVersion;
  private final Executor threads;
  private final OwnRecord ownRecord;
  private final ObservedAddresses observed;
  private final Learning learning;
  private final Pushes pushes;
  private final AutoCloseable listening;

  /**
   * Begins at once.
   *
   * @param agentVersion which software this is, for example {@code "name/1.0"}
   * @param threads virtual ones, for what waits on other peers
   * @param publish tells the host what was found out
   */
  public Identify(
      Host host,
      PrivateKey identity,
      InstantSource clock,
      String agentVersion,
      Executor threads,
      ScheduledExecutorService timer,
      Consumer<HostEvent> publish) {
    this.host = host;
    this.identity = identity;
    this.agentVersion = agentVersion;
    this.threads = threads;
    this.ownRecord = new OwnRecord(identity, clock);
    this.observed = new ObservedAddresses(clock);
    this.learning = new Learning(host, observed, publish);
    this.pushes = new Pushes(host, this::push, threads, timer);
    this.listening = host.onEvent(this::on);
    host.handle(PROTOCOL, this::answer);
    host.handle(PUSH, this::hear);
  }

  /** How connected peers see this host, whether or not others agree. */
  public List<Multiaddr> observedAddresses() {
    return observed.all();
  }

  private void on(HostEvent event) {
    switch (event) {
      case HostEvent.Connected(Connection connection) -> ask(connection);
      case HostEvent.Disconnected(Connection connection) -> parted(connection);
      case HostEvent.AddressesChanged _ -> pushes.due();
      case HostEvent.ProtocolsChanged _ -> pushes.due();
      case HostEvent.ProtocolsKnown _ -> {}
    }
  }

  private void ask(Connection connection) {
    try {
      threads.execute(() -> identify(connection));
    } catch (RejectedExecutionException closing) {
      LOG.debug("{} is not asked who it is, since the host closes", connection.peer());
    }
  }

  private void parted(Connection connection) {
    if (host.connections(connection.peer()).isEmpty()) {
      observed.parted(connection.peer());
    }
  }

  private void identify(Connection connection) {
    try (Stream stream = connection.newStream(List.of(PROTOCOL))) {
      stream.endWithin(PATIENCE);
      stream.closeWrite();
      learning.learn(connection, IdentifyChannel.read(stream));
    } catch (IOException unknown) {
      LOG.debug("{} does not say who it is: {}", connection.peer(), unknown.getMessage());
    }
  }

  private void answer(Stream stream) throws IOException {
    stream.endWithin(PATIENCE);
    IdentifyChannel.write(stream, self(stream.connection()));
  }

  private void hear(Stream stream) throws IOException {
    stream.endWithin(PATIENCE);
    learning.learn(stream.connection(), IdentifyChannel.read(stream));
  }

  private void push(Connection connection) throws IOException {
    try (Stream stream = connection.newStream(List.of(PUSH))) {
      stream.endWithin(PATIENCE);
      IdentifyChannel.write(stream, self(connection));
    }
  }

  private Identification self(Connection to) {
    List<Multiaddr> addresses =
        host.addresses().stream().limit(Identification.MAX_ADDRESSES).toList();
    return new Identification(
        Optional.of(identity.publicKey()),
        addresses,
        host.protocols().stream().limit(Identification.MAX_PROTOCOLS).toList(),
        Optional.of(to.remoteAddress()),
        Optional.of(PROTOCOL_VERSION),
        Optional.of(agentVersion),
        Optional.of(ownRecord.of(addresses)));
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception impossible) {
      throw new IllegalStateException("A listener cannot be ended", impossible);
    }
  }
}
