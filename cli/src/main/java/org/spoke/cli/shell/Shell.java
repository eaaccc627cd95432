package org.spoke.cli.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.rest.Query;
import org.spoke.cli.rest.RestClient;
import org.spoke.cli.verb.BoxConnection;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A terminal in a VM, or one command in it. */
@Command(
    name = "shell",
    description =
        "Open a terminal in a VM, or run one command in it. Ends with the command's own exit code; 255 when the connection was lost.",
    footer = {
      "",
      "Examples:",
      "  spoke shell job_0123456789abcdefghjk",
      "  spoke shell vm_0123456789abcdefghjk -- uname -a"
    })
public final class Shell implements Callable<Integer> {
  private static final Duration FIRST_WAIT =
      Duration.ofSeconds(1); // a restarted service needs some seconds
  private static final int MAX_RECONNECTS = 6; // waits double: 1 s up to 32 s, 1 minute in all

  private final Surroundings surroundings;

  @Mixin private BoxConnection connection;

  @Parameters(index = "0", paramLabel = "ID", description = "The VM, or the job whose VM is meant.")
  private String target;

  @Parameters(
      index = "1..*",
      paramLabel = "COMMAND",
      description = "What to run, behind --; else a login shell.")
  private List<String> command;

  @Option(
      names = {"-t", "--terminal"},
      description = "Give the command a terminal, as full-screen programs want.")
  private boolean terminal;

  public Shell(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (RestClient rest = connection.rest(surroundings)) {
      String vm = readyVm(rest);
      boolean interactive = terminal || command == null && surroundings.terminal();
      try (LocalEnds ends =
          interactive ? TerminalEnds.open(surroundings.in()) : new PipeEnds(surroundings)) {
        return converse(rest, vm, ends);
      }
    }
  }

  private int converse(RestClient rest, String vm, LocalEnds ends) throws InterruptedException {
    Keyboard keyboard = new Keyboard(ends.in());
    for (int broken = 0; broken <= MAX_RECONNECTS; broken++) {
      OptionalInt exitCode = session(vm, ends, keyboard);
      if (exitCode.isPresent()) {
        return exitCode.getAsInt();
      }
      if (command != null) {
        throw lost("Whether the command ended is not known.");
      }
      surroundings.err().print("\r\nspoke: the connection was lost; a new session is opened\r\n");
      surroundings.pause().of(FIRST_WAIT.multipliedBy(1L << broken));
      refuseWhenGone(rest, vm);
    }
    throw lost("The box did not come back.");
  }

  private OptionalInt session(String vm, LocalEnds ends, Keyboard keyboard)
      throws InterruptedException {
    Query path =
        Query.of(Query.segment("/vms", vm) + "/shell")
            .with("command", command == null ? null : String.join(" ", command));
    ends.size().ifPresent(size -> path.with("columns", size.columns()).with("rows", size.rows()));
    try (ShellSession session =
        ShellSession.open(connection.address(surroundings), path.toString(), ends)) {
      keyboard.typeInto(session);
      return session.exitCode();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private String readyVm(RestClient rest) {
    String vm = target;
    if (target.startsWith("job_")) {
      JsonNode job = rest.get(Query.segment("/jobs", target)).json();
      if (!job.hasNonNull("vmId")) {
        throw Failure.of(
            ExitCode.REFUSED, target + " has no VM: it is " + job.path("status").asText() + ".");
      }
      vm = job.get("vmId").asText();
    }
    String status = rest.get(Query.segment("/vms", vm)).json().path("status").asText();
    if (!status.equals("READY")) {
      throw Failure.of(
          ExitCode.REFUSED,
          vm + " takes no shell: it is " + status + ".",
          "See spoke vm show " + vm);
    }
    return vm;
  }

  private static void refuseWhenGone(RestClient rest, String vm) {
    try {
      JsonNode state = rest.get(Query.segment("/vms", vm)).json();
      if (state.path("status").asText().equals("GONE")) {
        throw lost(vm + " is gone: " + state.path("reason").asText() + ".");
      }
    } catch (Failure failure) {
      if (failure.exitCode() != ExitCode.UNREACHABLE) {
        throw failure;
      }
    }
  }

  private static Failure lost(String why) {
    return Failure.of(ExitCode.SHELL_LOST, "The connection to the shell was lost.", why);
  }
}
