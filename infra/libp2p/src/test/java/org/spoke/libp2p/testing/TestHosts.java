package org.spoke.libp2p.testing;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.crypto.KeyType;
import org.spoke.libp2p.crypto.Keys;
import org.spoke.libp2p.host.HostBuilder;
import org.spoke.libp2p.multiaddr.Multiaddr;

/** Hosts on the loopback interface, which end together. */
public final class TestHosts implements AutoCloseable {
  public static final Multiaddr ANY_PORT = Multiaddr.parse("/ip4/127.0.0.1/tcp/0");

  private final SecureRandom random = new SecureRandom();
  private final List<Host> hosts = new ArrayList<>();

  /** A host that listens. */
  public Host start() throws IOException {
    Host host = start(builder -> builder);
    host.listen(ANY_PORT);
    return host;
  }

  /** A host that does not listen. */
  public Host start(UnaryOperator<HostBuilder> settings) {
    Host host =
        settings.apply(HostBuilder.withIdentity(Keys.generate(KeyType.ED25519, random))).start();
    hosts.add(host);
    return host;
  }

  public static Connection connect(Host from, Host to) throws IOException {
    return from.connect(to.self(), to.addresses());
  }

  @Override
  public void close() {
    hosts.forEach(Host::close);
  }
}
