package org.spoke.cli.verb;

import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.View;
import org.spoke.cli.rest.Query;
import picocli.CommandLine.Parameters;

/** Prints one thing by its id. */
public class ShowVerb extends Verb {
  private final String path;
  private final View view;

  @Parameters(paramLabel = "ID", description = "The id, as the list shows it.")
  private String id;

  protected ShowVerb(Surroundings surroundings, String path, View view) {
    super(surroundings);
    this.path = path;
    this.view = view;
  }

  @Override
  protected final ExitCode run() {
    return print(rest().get(Query.segment(path, id)), view);
  }
}
