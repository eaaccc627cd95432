package org.spoke.libp2p.host;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Direction;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.HostMetrics;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.Stream;
import org.spoke.libp2p.StreamHandler;
import org.spoke.libp2p.identify.Identify;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.mux.Muxer;
import org.spoke.libp2p.noise.NoiseSecurity;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.peer.Peerstore;
import org.spoke.libp2p.ping.Ping;
import org.spoke.libp2p.pnet.PrivateNetwork;
import org.spoke.libp2p.transport.Transport;
import org.spoke.libp2p.transport.UpgradedConnection;
import org.spoke.libp2p.upgrade.Upgrader;

/** Puts the parts of a host together. */
final class LocalHost implements Host {
  private static final Logger LOG = LoggerFactory.getLogger(LocalHost.class);

  private final HostSettings settings;
  private final PeerId self;
  private final Machinery machinery = Machinery.start();
  private final Counters counters = new Counters();
  private final EventBus events = new EventBus(counters.eventsDropped);
  private final Handlers handlers = new Handlers();
  private final OwnAddresses addresses = new OwnAddresses();
  private final List<Transport> transports = new CopyOnWriteArrayList<>();
  private final ConnectionTable connections;
  private final StreamBudget streams;
  private final Trimming trimming;
  private final Dialer dialer;
  private final Reception reception;
  private final Identify identify;
  private final AtomicBoolean closed = new AtomicBoolean();

  LocalHost(HostSettings settings) {
    this.settings = settings;
    this.self = PeerId.of(settings.identity().publicKey());
    this.connections = new ConnectionTable(settings.limits());
    this.streams = new StreamBudget(settings.limits());
    this.trimming = new Trimming(settings.limits(), settings.clock());
    Alarms alarms = new Alarms(machinery.timer(), machinery.threads());
    StreamServer server =
        new StreamServer(handlers, streams, alarms, machinery.threads(), counters);
    StreamOpener opener = new StreamOpener(streams, alarms, counters);
    this.reception =
        new Reception(
            self, settings, connections, trimming, opener, server, machinery, events, counters);
    Ways ways =
        new Ways(
            transports,
            settings.peerstore(),
            settings.gate(),
            new DialBackoff(settings.clock()),
            settings.limits());
    this.dialer = new Dialer(connections, ways, reception::admit, machinery.threads(), counters);
    TransportContext context = context();
    settings.transports().forEach(factory -> transports.add(factory.create(context)));
    new Ping(this, settings.random()).answer();
    this.identify =
        new Identify(
            this,
            settings.identity(),
            settings.clock(),
            settings.agentVersion(),
            machinery.threads(),
            machinery.timer(),
            this::publish);
  }

  private TransportContext context() {
    return new TransportContext(
        this,
        settings.identity(),
        upgrader(),
        machinery.loops(),
        machinery.timer(),
        machinery.threads(),
        settings.gate()::allowsAccept,
        settings.clock(),
        settings.random());
  }

  private Upgrader upgrader() {
    List<ProtocolId> muxers = settings.muxers().stream().map(Muxer::id).toList();
    return new Upgrader(
        List.of(new NoiseSecurity(settings.identity(), muxers, settings.random())),
        settings.muxers(),
        settings.network().map(key -> new PrivateNetwork(key, settings.random())),
        machinery.timer());
  }

  @Override
  public PeerId self() {
    return self;
  }

  @Override
  public Multiaddr listen(Multiaddr address) throws IOException {
    Transport.TransportListener listener = transport(address).listen(address, this::acceptOrLeave);
    addresses.add(listener);
    publishAddresses();
    return listener.address();
  }

  private Transport transport(Multiaddr address) throws IOException {
    return transports.stream()
        .filter(transport -> transport.canListen(address))
        .findFirst()
        .orElseThrow(() -> new IOException("No transport listens at " + address));
  }

  private void acceptOrLeave(UpgradedConnection connection) {
    try {
      reception.admit(connection);
    } catch (IOException refused) {
      LOG.debug("{} may not stay: {}", connection.remote(), refused.getMessage());
    }
  }

  @Override
  public List<Multiaddr> addresses() {
    return addresses.all();
  }

  @Override
  public void announce(String source, Collection<Multiaddr> found) {
    if (addresses.announce(source, found)) {
      publishAddresses();
    }
  }

  @Override
  public List<Multiaddr> observedAddresses() {
    return identify.observedAddresses();
  }

  private void publishAddresses() {
    publish(new HostEvent.AddressesChanged(addresses.all()));
  }

  @Override
  public Connection connect(PeerId peer, Collection<Multiaddr> known) throws IOException {
    requireAnother(peer);
    return dialer.connect(peer, known);
  }

  @Override
  public Connection dial(PeerId peer, Collection<Multiaddr> at) throws IOException {
    requireAnother(peer);
    return dialer.dial(peer, at);
  }

  private void requireAnother(PeerId peer) throws IOException {
    if (peer.equals(self)) {
      throw new IOException("A host does not dial itself: " + peer);
    }
  }

  @Override
  public Stream newStream(PeerId peer, List<ProtocolId> protocols) throws IOException {
    Connection connection = connect(peer, List.of());
    try {
      return connection.newStream(protocols);
    } catch (IOException failed) {
      if (connection.isOpen() || Thread.currentThread().isInterrupted()) {
        throw failed;
      }
      return connect(peer, List.of()).newStream(protocols);
    }
  }

  @Override
  public void handle(ProtocolId protocol, StreamHandler handler) {
    if (handlers.put(protocol, handler)) {
      publish(new HostEvent.ProtocolsChanged(protocols()));
    }
  }

  @Override
  public void stopHandling(ProtocolId protocol) {
    if (handlers.remove(protocol)) {
      publish(new HostEvent.ProtocolsChanged(protocols()));
    }
  }

  @Override
  public List<ProtocolId> protocols() {
    return handlers.protocols();
  }

  @Override
  public List<Connection> connections() {
    return List.copyOf(connections.all());
  }

  @Override
  public List<Connection> connections(PeerId peer) {
    return List.copyOf(connections.of(peer));
  }

  @Override
  public void protect(PeerId peer, String reason) {
    trimming.protect(peer, reason);
  }

  @Override
  public void unprotect(PeerId peer, String reason) {
    trimming.unprotect(peer, reason);
  }

  @Override
  public Peerstore peerstore() {
    return settings.peerstore();
  }

  @Override
  public AutoCloseable onEvent(Consumer<HostEvent> listener) {
    return events.listen(listener);
  }

  /** What this host has found out, for itself and for its listeners. */
  private void publish(HostEvent event) {
    if (event instanceof HostEvent.ProtocolsKnown(PeerId peer, List<ProtocolId> protocols)) {
      connections.of(peer).forEach(connection -> connection.setSpoken(protocols));
    }
    events.publish(event);
  }

  @Override
  public HostMetrics metrics() {
    return new HostMetrics(
        connections.count(Direction.INBOUND),
        connections.count(Direction.OUTBOUND),
        streams.open(Direction.INBOUND),
        streams.open(Direction.OUTBOUND),
        counters.dials.sum(),
        counters.dialsFailed.sum(),
        counters.dialsCancelled.sum(),
        counters.connectionsOpened.sum(),
        counters.connectionsRefused.sum(),
        counters.connectionsTrimmed.sum(),
        counters.streamsOpened.sum(),
        counters.streamsRefused.sum(),
        counters.eventsDropped.sum());
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    identify.close();
    addresses.close();
    reception.close();
    transports.forEach(Transport::close);
    machinery.close();
    events.close();
  }
}
