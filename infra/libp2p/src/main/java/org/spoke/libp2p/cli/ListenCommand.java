package org.spoke.libp2p.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.HostEvent;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.multiaddr.Multiaddr;
import org.spoke.libp2p.peer.PeerId;
import org.spoke.libp2p.perf.PerfClient;
import org.spoke.libp2p.perf.PerfServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers others until it is stopped. */
@Command(
    name = "listen",
    description = "Listens until it is stopped. The first line has its peer id and addresses.",
    mixinStandardHelpOptions = true)
final class ListenCommand implements Callable<Integer> {
  private final Session session;
  private final JsonLines lines;

  @Mixin private HostOptions options;

  @Option(
      names = "--ip",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen: ${DEFAULT-VALUE} when not given.")
  private String ip;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "TCP; any free one when not given.")
  private String port;

  @Option(names = "--echo", paramLabel = "PROTO", description = "Sends back what comes on it.")
  private List<String> echoed = List.of();

  @Option(
      names = "--perf",
      description = "Serves /perf/1.0.0: whoever connects can make it send without end.")
  private boolean perf;

  ListenCommand(Session session, JsonLines lines) {
    this.session = session;
    this.lines = lines;
  }

  @Override
  public Integer call() throws Exception {
    Host host = session.begin(options);
    echoed.forEach(protocol -> host.handle(new ProtocolId(protocol), Echo::serve));
    if (perf) {
      host.handle(PerfClient.PROTOCOL, new PerfServer());
    }
    listen(host);
    try (AutoCloseable telling = host.onEvent(this::tell)) {
      session.awaitStop();
    }
    return 0;
  }

  private void listen(Host host) throws IOException {
    String family = ip.contains(":") ? "ip6" : "ip4";
    host.listen(Multiaddr.parse("/" + family + "/" + ip + "/tcp/" + port));
    lines
        .event("listening")
        .with("peer", host.self())
        .with("addrs", host.addresses().stream().map(each -> each.withPeer(host.self())).toList())
        .write();
  }

  private void tell(HostEvent event) {
    switch (event) {
      case HostEvent.Connected(Connection connection) -> tell("connected", connection);
      case HostEvent.Disconnected(Connection connection) -> tell("disconnected", connection);
      case HostEvent.ProtocolsKnown(PeerId peer, List<ProtocolId> protocols) ->
          lines.event("identified").with("peer", peer).with("protocols", protocols).write();
      case HostEvent.AddressesChanged(List<Multiaddr> addresses) ->
          lines.event("addresses").with("addrs", addresses).write();
      case HostEvent.ProtocolsChanged _ -> {}
    }
  }

  private void tell(String event, Connection connection) {
    lines
        .event(event)
        .with("peer", connection.peer())
        .with("direction", connection.direction().name().toLowerCase(Locale.ROOT))
        .with("remote", connection.remoteAddress())
        .write();
  }
}
