package org.spoke.libp2p.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ping.Ping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures round trips. */
@Command(
    name = "ping",
    description = "Measures round trips to a peer.",
    mixinStandardHelpOptions = true)
final class PingCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final double NANOS_A_MILLISECOND = 1e6;

  private final Session session;
  private final JsonLines lines;

  @Mixin private HostOptions options;
  @Mixin private Remote remote;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many: ${DEFAULT-VALUE} when not given.")
  private int count;

  PingCommand(Session session, JsonLines lines) {
    this.session = session;
    this.lines = lines;
  }

  @Override
  public Integer call() throws Exception {
    try (Host host = session.begin(options);
        Connection connection = remote.connect(host)) {
      Ping ping = new Ping(host, new SecureRandom());
      for (int i = 0; i < count; i++) {
        Duration roundTrip = ping.ping(connection.peer(), PATIENCE);
        lines
            .event("ping")
            .with("peer", connection.peer())
            .with("millis", roundTrip.toNanos() / NANOS_A_MILLISECOND)
            .write();
      }
    }
    return 0;
  }
}
