package org.spoke.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.spoke.cli.SpokeCommand.Verb;
import org.spoke.cli.box.ScriptVerbs;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line, ready to run in given surroundings. */
public final class Spoke {
  private static final int HELP_COLUMNS =
      100; // the same everywhere, since the reference page shows it

  private final Surroundings surroundings;

  public Spoke(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one verb; the exit code is one of {@link ExitCode}, or a command's own from shell. */
  public int run(String... arguments) {
    List<Verb> named =
        SpokeCommand.VERBS.stream()
            .filter(verb -> arguments.length > 0 && verb.name().equals(arguments[0]))
            .filter(verb -> !verb.name().equals("completion"))
            .toList();
    CommandLine spoke = named.isEmpty() ? commandLine() : with(List.of(), named);
    return spoke.execute(arguments);
  }

  /** With every verb. {@link #run} looks into one only: all of them cost a third of a start. */
  CommandLine commandLine() {
    return with(ScriptVerbs.all(), SpokeCommand.VERBS);
  }

  private CommandLine with(List<CommandSpec> scriptVerbs, List<Verb> verbs) {
    VerbFactory factory = new VerbFactory(surroundings);
    CommandLine top = new CommandLine(new SpokeCommand(), factory);
    scriptVerbs.forEach(verb -> top.addSubcommand(verb.name(), verb));
    verbs.forEach(verb -> top.addSubcommand(verb.make().apply(factory)));
    return top.setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(HELP_COLUMNS)
        .setExecutionExceptionHandler(this::explain);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private int explain(Exception thrown, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    return switch (thrown) {
      case Failure failure -> explain(failure, parsed);
      case InterruptedException interrupted ->
          explain(Failure.of(ExitCode.CANCELLED, "Cancelled."), parsed);
      default -> throw thrown;
    };
  }

  private int explain(Failure failure, ParseResult parsed) {
    if (failure.json().isPresent() && wantsJson(parsed)) {
      surroundings.err().println(failure.json().get());
    } else {
      surroundings.err().println("spoke: " + failure.getMessage());
      failure.lines().forEach(line -> surroundings.err().println("  " + line));
    }
    return failure.exitCode().number();
  }

  private static boolean wantsJson(ParseResult parsed) {
    ParseResult verb = parsed;
    while (verb.hasSubcommand()) {
      verb = verb.subcommand();
    }
    return List.of("json", "JSON")
        .contains(String.valueOf(verb.matchedOptionValue("--output", (Object) "")));
  }
}
