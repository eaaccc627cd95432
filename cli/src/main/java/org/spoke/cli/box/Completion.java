package org.spoke.cli.box;

import java.util.concurrent.Callable;
import org.spoke.cli.verb.Surroundings;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script that lets a shell complete verbs and options. */
@Command(
    name = "completion",
    description = "Print the completion script for bash and zsh.",
    footer = {"", "Example:", "  spoke completion", "", "To use it: source <(spoke completion)"})
public final class Completion implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  public Completion(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.out().print(AutoComplete.bash("spoke", spec.root().commandLine()));
    return 0;
  }
}
