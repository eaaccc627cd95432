package org.spoke.libp2p.host;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.crypto.PrivateKey;
import org.spoke.libp2p.peer.MemoryPeerstore;
import org.spoke.libp2p.peer.Peerstore;
import org.spoke.libp2p.peer.PeerstoreLimits;
import org.spoke.libp2p.pnet.NetworkKey;
import org.spoke.libp2p.transport.tcp.SystemHostNames;
import org.spoke.libp2p.transport.tcp.TcpSettings;
import org.spoke.libp2p.transport.tcp.TcpTransport;
import org.spoke.libp2p.yamux.Yamux;
import org.spoke.libp2p.yamux.YamuxSettings;

/**
 * Makes hosts. Without further settings, a host speaks Noise and yamux over TCP, within the usual
 * limits; it answers pings, and tells who it is.
 */
public final class HostBuilder {
  private final PrivateKey identity;
  private final List<TransportFactory> transports = new ArrayList<>();
  private String agentVersion = "libp2p-java/0.1";
  private SecureRandom random = new SecureRandom();
  private InstantSource clock = Clock.systemUTC();
  private HostLimits limits = HostLimits.USUAL;
  private Gate gate = Gate.OPEN;
  private Optional<Peerstore> peerstore = Optional.empty();
  private Optional<NetworkKey> network = Optional.empty();
  private TcpSettings tcp = TcpSettings.usual();
  private YamuxSettings yamux = YamuxSettings.defaults();

  private HostBuilder(PrivateKey identity) {
    this.identity = identity;
  }

  /** A host that proves its id with this key. */
  public static HostBuilder withIdentity(PrivateKey identity) {
    return new HostBuilder(identity);
  }

  /** Which software this is, for example {@code "name/1.0"}: other peers are told. */
  public HostBuilder agentVersion(String version) {
    agentVersion = version;
    return this;
  }

  public HostBuilder random(SecureRandom source) {
    random = source;
    return this;
  }

  /** For what expires. What one waits for on a network is measured by the system's clock. */
  public HostBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  public HostBuilder limits(HostLimits most) {
    limits = most;
    return this;
  }

  public HostBuilder gate(Gate keeper) {
    gate = keeper;
    return this;
  }

  /** Instead of one of its own in memory. */
  public HostBuilder peerstore(Peerstore store) {
    peerstore = Optional.of(store);
    return this;
  }

  /** Only members of this private network connect. */
  public HostBuilder network(NetworkKey key) {
    network = Optional.of(key);
    return this;
  }

  public HostBuilder tcp(TcpSettings settings) {
    tcp = settings;
    return this;
  }

  public HostBuilder yamux(YamuxSettings settings) {
    yamux = settings;
    return this;
  }

  /** One more besides TCP. */
  public HostBuilder transport(TransportFactory factory) {
    transports.add(factory);
    return this;
  }

  /** A host that does not listen yet. */
  public Host start() {
    List<TransportFactory> all = new ArrayList<>();
    all.add(this::tcpTransport);
    all.addAll(transports);
    Peerstore store = peerstore.orElseGet(() -> new MemoryPeerstore(clock, PeerstoreLimits.USUAL));
    return new LocalHost(
        new HostSettings(
            identity,
            agentVersion,
            random,
            clock,
            limits,
            gate,
            store,
            network,
            List.of(new Yamux(yamux)),
            all));
  }

  private TcpTransport tcpTransport(TransportContext context) {
    return new TcpTransport(
        context.upgrader(),
        context.loops(),
        context.threads(),
        context.admission(),
        new SystemHostNames(),
        tcp);
  }
}
