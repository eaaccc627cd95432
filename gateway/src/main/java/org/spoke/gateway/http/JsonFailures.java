package org.spoke.gateway.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.GatewayProblem;

/** The problem that Jackson's refusal of a body means, with the field or the line and column. */
final class JsonFailures {
  /** Characters of a wrong value that are shown again: enough to find it. */
  private static final int MAX_SHOWN = 40;

  private static final String MISSING = "Missing required creator property";

  private JsonFailures() {}

  static Problem problem(JsonProcessingException failure) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          at(GatewayProblem.UNKNOWN_FIELD, unknown, "is not a field of this request.");
      case InvalidNullException none ->
          at(GatewayProblem.WRONG_TYPE, none, "null is no value here.");
      case InvalidFormatException wrong ->
          at(
              GatewayProblem.WRONG_TYPE,
              wrong,
              shown(wrong.getValue()) + " is not " + expected(wrong.getTargetType()) + ".");
      case MismatchedInputException mismatched -> mismatched(mismatched);
      case JsonMappingException mapping when mapping.getCause() instanceof Problem problem ->
          problem;
      case JsonMappingException mapping when mapping.getCause() instanceof InputCoercionException ->
          at(GatewayProblem.WRONG_TYPE, mapping, "the number is out of range.");
      case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
          at(GatewayProblem.WRONG_TYPE, mapping, "the value cannot be used.");
      default ->
          Problem.of(
              GatewayProblem.MALFORMED_JSON, failure.getOriginalMessage() + " " + place(failure));
    };
  }

  private static Problem mismatched(MismatchedInputException failure) {
    String message = failure.getOriginalMessage();
    if (message.startsWith(MISSING)) {
      String path = path(failure.getPath());
      return Problem.of(GatewayProblem.MISSING_FIELD, path + ": is missing.").inField(path);
    }
    if (failure.getPath().isEmpty() && message.startsWith("No content")) {
      return Problem.of(GatewayProblem.MISSING_FIELD, "The body is empty.").inField("body");
    }
    return at(
        GatewayProblem.WRONG_TYPE,
        failure,
        "the value is not "
            + Optional.ofNullable(failure.getTargetType())
                .map(JsonFailures::expected)
                .orElse("what is asked for")
            + ".");
  }

  private static Problem at(GatewayProblem type, JsonMappingException failure, String detail) {
    String path = path(failure.getPath());
    return path.isEmpty()
        ? Problem.of(type, detail + " " + place(failure)).inField("body")
        : Problem.of(type, path + ": " + detail).inField(path);
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static String place(JsonProcessingException failure) {
    JsonLocation location = failure.getLocation();
    return location == null
        ? ""
        : "(line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants());
    }
    return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
      case "int", "integer", "long" -> "a whole number";
      case "boolean" -> "true or false";
      case "string" -> "a text";
      case "instant" -> "an instant such as 2026-01-31T12:00:00Z";
      case "list", "arraylist" -> "a list";
      default -> "an object";
    };
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
  }
}
