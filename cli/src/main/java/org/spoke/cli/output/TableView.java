package org.spoke.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spoke.cli.rest.Json;

/** Rows under titles, columns two spaces apart, figures to the right. */
public final class TableView implements View {
  private static final String GAP = "  ";

  private final String pointer;
  private final List<Column> columns;
  private final String whenEmpty;

  private TableView(String pointer, List<Column> columns, String whenEmpty) {
    this.pointer = pointer;
    this.columns = List.copyOf(columns);
    this.whenEmpty = whenEmpty;
  }

  /** The items of a list's page. */
  public static TableView ofItems(List<Column> columns) {
    return new TableView("/items", columns, "None." + System.lineSeparator());
  }

  /** A list inside an object; one that is absent or empty shows nothing. */
  public static TableView of(String pointer, List<Column> columns) {
    return new TableView(pointer, columns, "");
  }

  @Override
  public String of(JsonNode body) {
    JsonNode items = body.at(pointer);
    if (pointer.equals("/items") && !items.isArray()) {
      throw Json.unreadable("it has no list of items");
    }
    return items.isEmpty() ? whenEmpty : rows(items);
  }

  private String rows(JsonNode items) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(column -> column.title().toUpperCase(Locale.ROOT)).toList());
    for (JsonNode item : items) {
      lines.add(columns.stream().map(column -> column.of(item)).toList());
    }
    int[] widths = widths(lines);
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      text.append(aligned(line, widths)).append(System.lineSeparator());
    }
    return text.toString();
  }

  private int[] widths(List<List<String>> lines) {
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }

  private String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - line.get(i).length());
      text.append(i == 0 ? "" : GAP);
      text.append(columns.get(i).figure() ? padding + line.get(i) : line.get(i) + padding);
    }
    return text.toString().stripTrailing();
  }
}
