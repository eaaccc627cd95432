package org.spoke.cli.box;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.TableView;
import org.spoke.cli.output.View;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;

/** Whether the box and each of its services is well. */
@Command(
    name = "health",
    description =
        "Say whether the box and each of its services is well; needs no token. Exit code 5 when not.",
    footer = {"", "Example:", "  spoke health"})
public final class Health extends Verb {
  static final View VIEW =
      new DetailsView(List.of(Column.text("Box", "/status")))
          .then(
              TableView.of(
                  "/services",
                  List.of(
                      Column.text("Service", "/service"),
                      Column.text("Status", "/status"),
                      Column.text("Detail", "/detail"))));

  public Health(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() {
    Answer answer = rest().getHealth();
    print(answer, VIEW);
    return isUp(answer.json()) ? ExitCode.OK : ExitCode.BAD_NEWS;
  }

  private static boolean isUp(JsonNode health) {
    return health.path("status").asText().equals("SERVING");
  }
}
