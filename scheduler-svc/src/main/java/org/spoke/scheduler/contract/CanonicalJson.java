package org.spoke.scheduler.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Writes JSON in the one form of RFC 8785 (JCS): no white space, names in the order of their UTF-16
 * code units, strings escaped only where they must be. Numbers are whole and within 2^53, so that
 * every reader of JSON sees the same number; fractions and nulls are refused.
 */
final class CanonicalJson {
  /** Largest whole number that every JSON reader keeps exactly (RFC 8785, section 3.2.2.3). */
  static final long MAX_INTEGER = (1L << 53) - 1;

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * The canonical bytes of a JSON value, UTF-8.
   *
   * @throws IllegalArgumentException for a fraction, a null, a number beyond 2^53 - 1 or a string
   *     with half a surrogate pair
   */
  static byte[] encode(JsonNode value) {
    CanonicalJson json = new CanonicalJson();
    json.write(value);
    return json.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> writeObject(value);
      case ARRAY -> writeArray(value);
      case STRING -> writeString(value.textValue());
      case NUMBER -> writeInteger(value);
      case BOOLEAN -> out.append(value.booleanValue());
      case NULL, BINARY, MISSING, POJO ->
          throw new IllegalArgumentException(
              "Not in a contract: a value of " + value.getNodeType());
    }
  }

  private void writeObject(JsonNode object) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    char before = '{';
    for (var field : sorted.entrySet()) {
      out.append(before);
      writeString(field.getKey());
      out.append(':');
      write(field.getValue());
      before = ',';
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void writeArray(JsonNode array) {
    out.append('[');
    for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
      write(each.next());
      out.append(each.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void writeInteger(JsonNode number) {
    if (!number.isIntegralNumber()
        || !number.canConvertToLong()
        || number.longValue() > MAX_INTEGER
        || number.longValue() < -MAX_INTEGER) {
      throw new IllegalArgumentException("Not a whole number within 2^53: " + number);
    }
    out.append(number.longValue());
  }

  private void writeString(String text) {
    requireWhole(text);
    out.append('"');
    text.chars().forEach(unit -> writeCharacter((char) unit));
    out.append('"');
  }

  private void writeCharacter(char unit) {
    switch (unit) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (unit < ' ') {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        } else {
          out.append(unit);
        }
      }
    }
  }

  private static void requireWhole(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("Half a surrogate pair in a string");
    }
  }
}
