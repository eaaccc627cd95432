package org.spoke.libp2p.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All verbs. */
@Command(
    name = "libp2p",
    description = "A libp2p peer. Says what happens as JSON, an object a line.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class Program implements AutoCloseable {
  private static final int FAILED = 1;

  private final Session session = new Session();
  private final PrintStream errors;
  private final CommandLine line;

  Program(PrintStream output, PrintStream errors) {
    this.errors = errors;
    JsonLines lines = new JsonLines(output);
    this.line =
        new CommandLine(this)
            .addSubcommand(new ListenCommand(session, lines))
            .addSubcommand(new PingCommand(session, lines))
            .addSubcommand(new IdentifyCommand(session, lines))
            .addSubcommand(new EchoCommand(session, lines))
            .addSubcommand(new PerfCommand(session, lines))
            .setOut(writer(output))
            .setErr(writer(errors))
            .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /**
   * @return 0, or 1 when it failed, or 2 when the arguments cannot be used; why is then one line of
   *     the errors
   */
  int run(String... arguments) {
    return arguments.length == 0 ? line.execute("--help") : line.execute(arguments);
  }

  private int failed(Exception failure) {
    String reasons =
        Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
            .map(Program::reason)
            .distinct()
            .collect(Collectors.joining("; "));
    errors.println("libp2p: " + reasons.replaceAll("\\s+", " "));
    return FAILED;
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** Ends what runs, and its connections, in good order. */
  @Override
  public void close() {
    session.close();
  }
}
