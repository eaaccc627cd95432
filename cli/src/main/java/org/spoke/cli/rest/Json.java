package org.spoke.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;

/** Reads and makes JSON trees; integers stay exact at any size. */
public final class Json {
  static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The tree of a body; one that is not JSON means that no box of Spoke's answered. */
  public static JsonNode read(String body) {
    try {
      JsonNode tree = MAPPER.readTree(body);
      if (tree.isContainerNode()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw unreadable("it is not JSON: " + e.getOriginalMessage());
    }
    throw unreadable("it is neither an object nor a list");
  }

  /** For an answer whose shape is not the one that docs/reference/rest.md gives. */
  public static Failure unreadable(String why) {
    return Failure.of(
        ExitCode.REFUSED,
        "The box's answer cannot be read: " + why + ".",
        "Check that the address is a box's, and that client and box have the same version.");
  }
}
