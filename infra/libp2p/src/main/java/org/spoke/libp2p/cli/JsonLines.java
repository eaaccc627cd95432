package org.spoke.libp2p.cli;

import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes objects as JSON (RFC 8259), one a line, whole even when several threads write. */
final class JsonLines {
  private static final char FIRST_PRINTABLE = 0x20;

  private final PrintStream output;

  JsonLines(PrintStream output) {
    this.output = output;
  }

  /** Begins a line about what has happened. */
  Line event(String name) {
    return new Line().with("event", name);
  }

  static String json(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(each -> quoted(each.getKey().toString()) + ":" + json(each.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Collection<?> all ->
          all.stream().map(JsonLines::json).collect(Collectors.joining(",", "[", "]"));
      case Double number -> String.format(Locale.ROOT, "%.3f", number);
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '"' || each == '\\') {
        quoted.append('\\').append(each);
      } else if (each < FIRST_PRINTABLE || Character.isSurrogate(each)) {
        quoted.append(String.format("\\u%04x", (int) each));
      } else {
        quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }

  /** One object, whose fields stand in the order in which they come. */
  final class Line {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * @param value a number, a boolean, a collection, or what is written as its text
     */
    Line with(String name, Object value) {
      fields.put(name, value);
      return this;
    }

    void write() {
      output.println(json(fields));
    }
  }
}
