package org.spoke.gateway.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spoke.base.problem.CommonProblem;
import org.spoke.gateway.services.Service;

/** How far a reader of the joined history has come in each service's log, as one opaque text. */
record HistoryCursor(Map<Service, Long> positions) {
  static final HistoryCursor START = new HistoryCursor(Map.of());

  private static final Pattern PART = Pattern.compile("([A-Z]{1,16})=([0-9]{1,18})");

  HistoryCursor {
    positions = Map.copyOf(positions);
  }

  /** The last position that was read in a service's log; 0 before the first. */
  long after(Service service) {
    return positions.getOrDefault(service, 0L);
  }

  String encode() {
    String text =
        positions.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads a cursor that came back; throws invalid-field for any other text. */
  static HistoryCursor decode(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      Map<Service, Long> positions = new EnumMap<>(Service.class);
      for (String part : new String(bytes, StandardCharsets.US_ASCII).split(",", -1)) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
          throw unusable();
        }
        positions.put(Service.valueOf(matcher.group(1)), Long.parseLong(matcher.group(2)));
      }
      return new HistoryCursor(positions);
    } catch (IllegalArgumentException malformed) {
      throw unusable();
    }
  }

  private static RuntimeException unusable() {
    return CommonProblem.invalid("cursor", "it is not a cursor that a page answered.");
  }
}
