package org.spoke.libp2p.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.perf.PerfClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast bytes go. */
@Command(
    name = "perf",
    description = "Measures how fast bytes go to a peer and back, over a stream each.",
    mixinStandardHelpOptions = true)
final class PerfCommand implements Callable<Integer> {
  private static final String USUAL_BYTES = "104857600";
  private static final double NANOS_A_MILLISECOND = 1e6;

  private final Session session;
  private final JsonLines lines;

  @Mixin private HostOptions options;
  @Mixin private Remote remote;

  @Option(
      names = "--upload-bytes",
      paramLabel = "N",
      defaultValue = USUAL_BYTES,
      description = "How many are sent: ${DEFAULT-VALUE} when not given.")
  private long upload;

  @Option(
      names = "--download-bytes",
      paramLabel = "N",
      defaultValue = USUAL_BYTES,
      description = "How many are asked for: ${DEFAULT-VALUE} when not given.")
  private long download;

  PerfCommand(Session session, JsonLines lines) {
    this.session = session;
    this.lines = lines;
  }

  @Override
  public Integer call() throws Exception {
    try (Host host = session.begin(options);
        Connection connection = remote.connect(host)) {
      PerfClient client = new PerfClient();
      tell("upload", upload, client.measure(connection, upload, 0));
      tell("download", download, client.measure(connection, 0, download));
    }
    return 0;
  }

  private void tell(String direction, long bytes, Duration time) {
    lines
        .event("perf")
        .with("direction", direction)
        .with("bytes", bytes)
        .with("millis", time.toNanos() / NANOS_A_MILLISECOND)
        .with("gigabitsPerSecond", (double) bytes * Byte.SIZE / time.toNanos())
        .write();
  }
}
