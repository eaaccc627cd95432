package org.spoke.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.Progress;
import org.spoke.cli.output.TableView;
import org.spoke.cli.output.View;
import org.spoke.cli.rest.Answer;
import org.spoke.cli.rest.Change;
import org.spoke.cli.rest.Json;
import org.spoke.cli.rest.Query;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rebuilds all read models from the first event and compares them with the live ones. */
@Command(
    name = "replay",
    description =
        "Rebuild all read models from the first event and compare checksums. Exit code 5 when they differ.",
    footer = {"", "Example:", "  spoke audit replay"})
public final class AuditReplay extends Verb {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500); // a person sees no less

  private static final View VIEW =
      new DetailsView(
              List.of(
                  Column.text("Replay", "/id"),
                  Column.text("Status", "/status"),
                  Column.integer("Events", "/eventsTotal")))
          .then(
              TableView.of(
                  "/services",
                  List.of(
                      Column.text("Service", "/service"),
                      Column.text("Status", "/status"),
                      Column.integer("Events", "/eventsTotal"),
                      Column.digest("Live", "/liveChecksum"),
                      Column.digest("Rebuilt", "/rebuiltChecksum"),
                      Column.text("Failure", "/failure"))));

  @Option(
      names = "--switch",
      description = "Let the rebuilt read models take the live ones' place.")
  private boolean switchOver;

  @Option(names = "--no-wait", description = "Only start it.")
  private boolean noWait;

  public AuditReplay(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() throws InterruptedException {
    JsonNode mode = Json.object().put("mode", switchOver ? "SWITCH" : "VERIFY");
    Answer started = rest().send(Change.post("/audit/replays", mode));
    if (noWait) {
      return print(started, VIEW);
    }
    Answer ended = untilEnded(started.json().path("id").asText());
    print(ended, VIEW);
    return held(ended.json()) ? ExitCode.OK : ExitCode.BAD_NEWS;
  }

  private Answer untilEnded(String id) throws InterruptedException {
    try (Progress progress = progress()) {
      progress.step("Replaying");
      while (true) {
        Answer answer = rest().get(Query.segment("/audit/replays", id));
        JsonNode replay = answer.json();
        if (!replay.path("status").asText().equals("RUNNING")) {
          return answer;
        }
        progress.figure(
            replay.path("eventsDone").asText()
                + " of "
                + replay.path("eventsTotal").asText()
                + " events");
        surroundings().pause().of(BETWEEN_LOOKS);
      }
    }
  }

  private static boolean held(JsonNode replay) {
    return List.of("MATCHED", "SWITCHED").contains(replay.path("status").asText());
  }
}
