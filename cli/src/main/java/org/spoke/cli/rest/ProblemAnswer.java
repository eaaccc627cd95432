package org.spoke.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;

/** Turns a refusal into words: problem details (RFC 9457) where the box sent them. */
final class ProblemAnswer {
  private static final int SHOWN_CHARACTERS =
      200; // of a body that is no problem: enough to know a proxy's page

  private ProblemAnswer() {}

  static Failure of(int status, String body) {
    JsonNode problem = read(body);
    return problem == null || !problem.hasNonNull("title")
        ? unnamed(status, body)
        : named(status, problem).saidAs(body);
  }

  private static Failure named(int status, JsonNode problem) {
    List<String> lines = new ArrayList<>();
    add(lines, "", problem.path("detail"));
    add(lines, "field   ", problem.path("field"));
    add(lines, "remedy  ", problem.path("remedy"));
    add(lines, "type    ", problem.path("type"));
    return Failure.of(
        exitCode(status), problem.get("title").asText(), lines.toArray(String[]::new));
  }

  private static Failure unnamed(int status, String body) {
    String shown = body.strip();
    String start = shown.substring(0, Math.min(SHOWN_CHARACTERS, shown.length()));
    return Failure.of(
        exitCode(status), "The box answered " + status + " without saying why.", start);
  }

  private static void add(List<String> lines, String label, JsonNode value) {
    if (value.isTextual() && !value.asText().isBlank()) {
      lines.add(label + value.asText());
    }
  }

  private static ExitCode exitCode(int status) {
    return status == 401 || status == 403 ? ExitCode.NOT_AUTHORISED : ExitCode.REFUSED;
  }

  private static JsonNode read(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
