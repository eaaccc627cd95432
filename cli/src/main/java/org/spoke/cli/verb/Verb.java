package org.spoke.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.output.Progress;
import org.spoke.cli.output.View;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.rest.BoxAddress;
import org.spoke.cli.rest.RestClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One verb of the command line, which asks a box something and prints what it answers. */
public abstract class Verb implements Callable<Integer> {
  private final Surroundings surroundings;
  private RestClient rest;

  @Mixin private BoxConnection connection;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table for people, json for programs: the body as the box sent it. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format;

  protected Verb(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public final Integer call() throws InterruptedException {
    try {
      return run().number();
    } finally {
      if (rest != null) {
        rest.close();
      }
    }
  }

  /** Does the work; a {@link Failure} ends it early. */
  protected abstract ExitCode run() throws InterruptedException;

  protected final Surroundings surroundings() {
    return surroundings;
  }

  protected final boolean forPrograms() {
    return format == OutputFormat.JSON;
  }

  /** The box that the options or the environment name. */
  protected final BoxAddress address() {
    return connection.address(surroundings);
  }

  protected final RestClient rest() {
    if (rest == null) {
      rest = connection.rest(surroundings);
    }
    return rest;
  }

  /** Prints the answer's body as it is, or as the view shows it. */
  protected final ExitCode print(Answer answer, View view) {
    if (forPrograms()) {
      surroundings.out().println(answer.body());
    } else {
      surroundings.out().print(view.of(answer.json()));
    }
    return ExitCode.OK;
  }

  /** Prints what several answers make together, or an object with one body a name. */
  protected final ExitCode print(JsonNode bodies, View view) {
    if (forPrograms()) {
      surroundings.out().println(bodies);
    } else {
      surroundings.out().print(view.of(bodies));
    }
    return ExitCode.OK;
  }

  protected final Progress progress() {
    return new Progress(surroundings.err(), surroundings.terminal());
  }
}
