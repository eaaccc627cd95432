package org.spoke.cli.verb;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.View;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A group of two verbs, for things that a box only lists and shows.
 *
 * @param name the group's, for example {@code vm}
 * @param description the group's line of help
 * @param path of the list over REST; one thing is below it, by its id
 */
public record ListAndShow(
    String name, String description, String path, Listing listing, Details details) {
  /**
   * The verb {@code list}.
   *
   * @param description its line of help
   */
  public record Listing(String description, List<Column> columns) {
    public Listing {
      columns = List.copyOf(columns);
    }
  }

  /**
   * The verb {@code show}.
   *
   * @param description its line of help
   * @param example what may follow the verb
   */
  public record Details(String description, String example, View view) {}

  /** The group, ready to run. */
  public CommandLine commandLine(Surroundings surroundings) {
    CommandSpec group = CommandSpec.create().name(name);
    group.usageMessage().description(description);
    ListVerb list = new ListVerb(surroundings, path, listing.columns());
    group.addSubcommand("list", verb(list, listing.description(), "list"));
    ShowVerb show = new ShowVerb(surroundings, path, details.view());
    group.addSubcommand("show", verb(show, details.description(), "show " + details.example()));
    return new CommandLine(group);
  }

  private CommandSpec verb(Verb verb, String description, String example) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(verb);
    spec.usageMessage()
        .description(description)
        .footer("", "Example:", "  spoke " + name + " " + example);
    return spec;
  }
}
