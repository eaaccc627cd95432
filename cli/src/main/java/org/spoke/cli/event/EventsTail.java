package org.spoke.cli.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;
import org.spoke.cli.output.Cell;
import org.spoke.cli.rest.Json;
import org.spoke.cli.verb.Surroundings;
import org.spoke.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows events live; a broken stream is taken up again after the last event that was seen. */
@Command(
    name = "tail",
    description = "Follow events live until Ctrl-C; with -o json one event a line.",
    footer = {"", "Example:", "  spoke events tail --service payment"})
public final class EventsTail extends Verb {
  private static final Duration FIRST_WAIT =
      Duration.ofMillis(500); // a restarted box needs some seconds
  private static final int MAX_RECONNECTS = 8; // waits double: 500 ms up to 64 s, 2 minutes in all

  @Mixin private EventFilter filter;

  @Option(
      names = "--after",
      paramLabel = "EVENT",
      description =
          "Begin after this event of the stream, as a line's id says; else with what comes next.")
  private String after;

  @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
  private Long count;

  private String lastId = "";
  private long seen;

  public EventsTail(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() throws InterruptedException {
    lastId = after == null ? "" : after;
    int broken = 0;
    boolean connectedOnce = false;
    while (true) {
      long before = seen;
      try {
        if (follow()) {
          return ExitCode.OK;
        }
        connectedOnce = true;
      } catch (Failure failure) {
        if (!connectedOnce || failure.exitCode() != ExitCode.UNREACHABLE) {
          throw failure;
        }
      }
      broken = seen > before ? 1 : broken + 1;
      if (broken > MAX_RECONNECTS) {
        throw Failure.of(
            ExitCode.UNREACHABLE, "The box is gone since the last event " + lastId + ".");
      }
      surroundings().err().println("The stream broke; it is taken up again.");
      surroundings().pause().of(FIRST_WAIT.multipliedBy(1L << (broken - 1)));
    }
  }

  /** Whether as many events came as were wanted; else the stream ended. */
  private boolean follow() {
    String path = filter.on("/events/stream").toString();
    try (ServerSentEvents events = open(path)) {
      for (Optional<ServerSentEvent> event = events.next();
          event.isPresent();
          event = events.next()) {
        lastId = event.get().id();
        show(event.get());
        if (count != null && seen >= count) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private ServerSentEvents open(String path) {
    return new ServerSentEvents(
        lastId.isEmpty()
            ? rest().stream(path, "text/event-stream")
            : rest().streamAfter(path, lastId),
        lastId);
  }

  private void show(ServerSentEvent event) {
    JsonNode recorded = Json.read(event.data());
    if (!recorded.hasNonNull("type")) {
      return; // a heartbeat says that the stream lives, not that something happened
    }
    seen++;
    surroundings().out().println(forPrograms() ? recorded.toString() : line(recorded));
    surroundings().out().flush();
  }

  private static String line(JsonNode event) {
    return String.format(
        "%s  %-9s  %-22s  %s",
        Cell.time(event.path("recordedAt")),
        Cell.text(event.path("service")),
        Cell.text(event.path("type")),
        Cell.text(event.path("aggregateId")));
  }
}
