package org.spoke.cli.box;

import java.util.List;
import java.util.concurrent.Callable;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The verbs that the script at the top carries out, described for help, completion and reference:
 * the client itself only says who does the work.
 */
public final class ScriptVerbs {
  private ScriptVerbs() {}

  /** All of them, in the order in which help lists them. */
  public static List<CommandSpec> all() {
    return List.of(up(), down(), log(), demo(), doctor(), verify(), bench());
  }

  private static CommandSpec up() {
    return verb(
            "up", "Start a box on this machine and wait until it is healthy.", "spoke up --split")
        .addOption(flag("--split", "Every service is a process of its own."))
        .addOption(value("--data", "DIR", "Data directory. Else SPOKE_DATA, else .spoke/data."))
        .addOption(value("--port", "N", "Port of REST. Else SPOKE_PORT, else 9999."))
        .addOption(
            value("--ports", "NAME=N,...", "Other ports, for example registry=9201,postgres=9232."))
        .addOption(
            value(
                "--chain-url",
                "URL",
                "Blockfrost API of the chain. Else SPOKE_CHAIN_URL, else a devnet of its own."))
        .addOption(flag("--foreground", "Stay in the foreground; Ctrl-C stops the box."))
        .addOption(yes());
  }

  private static CommandSpec down() {
    return verb("down", "Stop the box within 10 seconds; its data stays.", "spoke down");
  }

  private static CommandSpec log() {
    return verb("log", "Print the end of the box's own log.", "spoke log --follow")
        .addOption(flag("--follow", "Go on with what is written later."))
        .addOption(value("--lines", "N", "How many lines. Default: 200."));
  }

  private static CommandSpec demo() {
    return verb(
            "demo",
            "Take a job from request to settled escrow in a real VM, and replay it.",
            "spoke demo --report r.json")
        .addOption(value("--report", "FILE", "Write what happened as JSON."))
        .addOption(flag("--split", "Every service is a process of its own."))
        .addOption(flag("--keep", "Leave the box up at the end."))
        .addOption(yes());
  }

  private static CommandSpec doctor() {
    return verb(
        "doctor", "Say what this machine has, what it lacks and how to get it.", "spoke doctor");
  }

  private static CommandSpec verify() {
    return verb("verify", "Run every test and check of the project.", "spoke verify")
        .addOption(yes());
  }

  private static CommandSpec bench() {
    return verb(
            "bench",
            "Measure against the goals of docs/performance.md.",
            "spoke bench --json bench.json")
        .addOption(value("--json", "FILE", "Write the figures as JSON."))
        .addOption(yes());
  }

  private static CommandSpec verb(String name, String description, String example) {
    Callable<Integer> elsewhere =
        () -> {
          throw Failure.of(
              ExitCode.USAGE,
              name + " is carried out by the script ./spoke, not by the client.",
              "Call ./spoke " + name + ".");
        };
    CommandSpec spec = CommandSpec.wrapWithoutInspection(elsewhere).name(name);
    spec.usageMessage().description(description).footer("", "Example:", "  " + example);
    return spec;
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  private static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec yes() {
    return flag("--yes", "Install missing Debian packages without asking.");
  }
}
