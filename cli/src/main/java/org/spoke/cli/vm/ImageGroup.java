package org.spoke.cli.vm;

import java.util.List;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.output.View;
import org.spoke.cli.verb.ListVerb;
import org.spoke.cli.verb.ShowVerb;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine.Command;

/** Verbs of images. */
@Command(
    name = "image",
    description = "Measured images that VMs boot.",
    subcommands = {ImageGroup.ListAll.class, ImageGroup.Show.class})
public final class ImageGroup {
  private static final List<Column> ROW =
      List.of(
          Column.text("Image", "/name"),
          Column.text("Digest", "/digest"),
          Column.integer("Bytes", "/sizeBytes"),
          Column.time("Built", "/builtAt"));

  /** All images. */
  @Command(
      name = "list",
      description = "List the images that were built here.",
      footer = {"", "Example:", "  spoke image list"})
  public static final class ListAll extends ListVerb {
    public ListAll(Surroundings surroundings) {
      super(surroundings, "/images", ROW);
    }
  }

  /** One image with its packages. */
  @Command(
      name = "show",
      description = "Show an image with its packages; it is built first when it never was.",
      footer = {"", "Example:", "  spoke image show debian-minimal --timeout 60"})
  public static final class Show extends ShowVerb {
    private static final View PACKAGES =
        image -> {
          StringBuilder text = new StringBuilder();
          image.path("packages").forEach(each -> text.append(each.asText()).append('\n'));
          return text.toString();
        };

    public Show(Surroundings surroundings) {
      super(surroundings, "/images", new DetailsView(ROW).then(PACKAGES));
    }
  }
}
