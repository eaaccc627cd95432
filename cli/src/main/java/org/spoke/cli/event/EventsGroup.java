package org.spoke.cli.event;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.rest.Query;
import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verbs of events. */
@Command(
    name = "events",
    description = "The history: every change is an event.",
    subcommands = {EventsGroup.ListAll.class, EventsTail.class})
public final class EventsGroup {
  private static final List<Column> ROW =
      List.of(
          Column.time("Recorded", "/recordedAt"),
          Column.text("Service", "/service"),
          Column.text("Event", "/type"),
          Column.text("Of", "/aggregateId"),
          Column.integer("Sequence", "/sequence"),
          Column.text("By", "/metadata/actor"));

  /** Events of the past. */
  @Command(
      name = "list",
      description = "List events, oldest first.",
      footer = {"", "Example:", "  spoke events list --aggregate job_0123456789abcdefghjk -o json"})
  public static final class ListAll extends ListVerb {
    @Mixin private EventFilter filter;

    @Option(
        names = "--from",
        paramLabel = "INSTANT",
        description = "Recorded at or after, ISO 8601.")
    private String from;

    @Option(names = "--before", paramLabel = "INSTANT", description = "Recorded before, ISO 8601.")
    private String before;

    public ListAll(Surroundings surroundings) {
      super(surroundings, "/events", ROW);
    }

    @Override
    protected Query query() {
      return filter.on("/events").with("from", from).with("before", before);
    }
  }
}
