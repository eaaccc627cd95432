package org.spoke.libp2p.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.Peerstore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a peer who it is. */
@Command(
    name = "identify",
    description =
        "Asks a peer which protocols it speaks, where it listens and which software it is.",
    mixinStandardHelpOptions = true)
final class IdentifyCommand implements Callable<Integer> {
  /** Longer than a host asks before it gives up. */
  private static final int PATIENCE_SECONDS = 12;

  private final Session session;
  private final JsonLines lines;

  @Mixin private HostOptions options;
  @Mixin private Remote remote;

  IdentifyCommand(Session session, JsonLines lines) {
    this.session = session;
    this.lines = lines;
  }

  @Override
  public Integer call() throws Exception {
    CountDownLatch identified = new CountDownLatch(1);
    try (Host host = session.begin(options);
        AutoCloseable listening = host.onEvent(event -> note(event, identified));
        Connection connection = remote.connect(host)) {
      if (!identified.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(connection.peer() + " does not say who it is");
      }
      tell(host, connection);
    }
    return 0;
  }

  /** No other peer is connected, so any answer is this one's. */
  private static void note(HostEvent event, CountDownLatch identified) {
    if (event instanceof HostEvent.ProtocolsKnown) {
      identified.countDown();
    }
  }

  private void tell(Host host, Connection connection) {
    Peerstore known = host.peerstore();
    List<Multiaddr> signed =
        known
            .signedRecord(connection.peer())
            .map(peerRecord -> peerRecord.content().addresses())
            .orElse(List.of());
    lines
        .event("identify")
        .with("peer", connection.peer())
        .with("agent", known.agentVersion(connection.peer()).orElse(""))
        .with("protocols", known.protocols(connection.peer()))
        .with("addrs", known.addresses(connection.peer()))
        .with("signedAddrs", signed)
        .with("observed", host.observedAddresses())
        .write();
  }
}
