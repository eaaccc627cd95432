package org.spoke.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One object, a line a value, values in one column; an absent value has no line.
 *
 * @param lines what is shown, in order
 */
public record DetailsView(List<Column> lines) implements View {
  public DetailsView {
    lines = List.copyOf(lines);
  }

  @Override
  public String of(JsonNode body) {
    int width = lines.stream().mapToInt(line -> line.title().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Column line : lines) {
      String value = line.of(body);
      if (!value.equals(Cell.ABSENT)) {
        text.append(line.title())
            .append(" ".repeat(width - line.title().length() + 2))
            .append(value)
            .append(System.lineSeparator());
      }
    }
    return text.toString();
  }
}
