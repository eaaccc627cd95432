package org.spoke.cli.verb;

import java.util.List;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.TableView;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.rest.Query;
import picocli.CommandLine.Option;

/** Prints one page of a list. */
public class ListVerb extends Verb {
  private final String path;
  private final List<Column> columns;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "50",
      description = "Rows on the page, 1 to 200. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on where the page before ended.")
  private String cursor;

  protected ListVerb(Surroundings surroundings, String path, List<Column> columns) {
    super(surroundings);
    this.path = path;
    this.columns = columns;
  }

  /** The question, before filters. */
  protected Query query() {
    return Query.of(path);
  }

  @Override
  protected final ExitCode run() {
    Answer page = rest().get(query().with("limit", limit).with("cursor", cursor).toString());
    print(page, TableView.ofItems(columns));
    if (!forPrograms() && page.json().hasNonNull("nextCursor")) {
      String next = page.json().get("nextCursor").asText();
      surroundings().err().println("More rows: --cursor " + next);
    }
    return ExitCode.OK;
  }
}
