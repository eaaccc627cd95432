package org.spoke.cli.output;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows a body to a person. */
@FunctionalInterface
public interface View {
  /** The text, with a line end after its last line. */
  String of(JsonNode body);

  /** This text, an empty line, and what the other view says; nothing is added for an empty one. */
  default View then(View next) {
    return body -> {
      String more = next.of(body);
      return more.isEmpty() ? of(body) : of(body) + System.lineSeparator() + more;
    };
  }
}
