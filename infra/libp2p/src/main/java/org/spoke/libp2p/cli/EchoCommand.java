package org.spoke.libp2p.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.spoke.libp2p.Connection;
import org.spoke.libp2p.Host;
import org.spoke.libp2p.ProtocolId;
import org.spoke.libp2p.ProtocolViolationException;
import org.spoke.libp2p.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a message and takes it back. */
@Command(
    name = "echo",
    description = "Sends a message to a peer that sends it back, and compares both.",
    mixinStandardHelpOptions = true)
final class EchoCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final double NANOS_A_MILLISECOND = 1e6;

  private final Session session;
  private final JsonLines lines;

  @Mixin private HostOptions options;
  @Mixin private Remote remote;

  @Option(
      names = "--protocol",
      paramLabel = "PROTO",
      required = true,
      description = "Which the other peer echoes.")
  private String protocol;

  @Option(
      names = "--message",
      paramLabel = "TEXT",
      defaultValue = "hello",
      description = "What is sent: ${DEFAULT-VALUE} when not given.")
  private String message;

  EchoCommand(Session session, JsonLines lines) {
    this.session = session;
    this.lines = lines;
  }

  @Override
  public Integer call() throws Exception {
    ProtocolId spoken = new ProtocolId(protocol);
    try (Host host = session.begin(options);
        Connection connection = remote.connect(host);
        Stream stream = connection.newStream(List.of(spoken))) {
      stream.endWithin(PATIENCE);
      long began = System.nanoTime();
      String echoed = exchange(stream);
      lines
          .event("echo")
          .with("peer", connection.peer())
          .with("message", echoed)
          .with("millis", (System.nanoTime() - began) / NANOS_A_MILLISECOND)
          .write();
    }
    return 0;
  }

  private String exchange(Stream stream) throws IOException {
    byte[] sent = message.getBytes(StandardCharsets.UTF_8);
    ByteBuffer received = ByteBuffer.allocate(sent.length);
    stream.write(ByteBuffer.wrap(sent));
    stream.closeWrite();
    stream.readFully(received);
    String echoed = new String(received.array(), StandardCharsets.UTF_8);
    if (!echoed.equals(message) || stream.read(ByteBuffer.allocate(1)) >= 0) {
      throw new ProtocolViolationException("Something else came back than was sent");
    }
    return echoed;
  }
}
