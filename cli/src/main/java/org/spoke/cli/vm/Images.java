package org.spoke.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.spoke.cli.output.Column;
import org.spoke.cli.output.DetailsView;
import org.spoke.cli.verb.ListAndShow;

/** Measured images. */
public final class Images {
  private static final List<Column> ROW =
      List.of(
          Column.text("Image", "/name"),
          Column.text("Digest", "/digest"),
          Column.integer("Bytes", "/sizeBytes"),
          Column.time("Built", "/builtAt"));

  /** Their verbs. */
  public static final ListAndShow VERBS =
      new ListAndShow(
          "image",
          "Measured images that VMs boot.",
          "/images",
          new ListAndShow.Listing("List the images that were built here.", ROW),
          new ListAndShow.Details(
              "Show an image with its packages; it is built first when it never was.",
              "debian-minimal --timeout 60",
              new DetailsView(ROW).then(Images::packages)));

  private Images() {}

  private static String packages(JsonNode image) {
    return image
        .path("packages")
        .valueStream()
        .map(each -> each.asText() + "\n")
        .collect(Collectors.joining());
  }
}
