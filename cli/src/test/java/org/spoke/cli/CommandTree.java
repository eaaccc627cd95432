package org.spoke.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine;

/**
 * The client's verbs as a tree.
 *
 * @param top the client itself
 */
record CommandTree(CommandLine top) {

  /** The whole client, touching nothing. */
  static CommandTree quiet() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Surroundings none =
        new Surroundings(
            Map.of(),
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            false,
            () -> "key",
            time -> {});
    return new CommandTree(new Spoke(none).commandLine());
  }

  /** Verbs that do something, in the order of help. */
  Stream<CommandLine> leaves() {
    return leaves(top);
  }

  private static Stream<CommandLine> leaves(CommandLine from) {
    return from.getSubcommands().isEmpty()
        ? Stream.of(from)
        : from.getSubcommands().values().stream().flatMap(CommandTree::leaves);
  }
}
