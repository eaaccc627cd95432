package org.spoke.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spoke.base.problem.CommonProblem;
import org.spoke.gateway.services.Service;

/**
 * The id of a joined replay: it holds the services' own ids, since the gateway remembers nothing.
 */
record ReplayId(Map<Service, String> parts) {
  /** Characters: four services with ids of 64 characters, in base64. */
  private static final int MAX_LENGTH = 512;

  private static final Pattern PART = Pattern.compile("([A-Z]{1,16})=([A-Za-z0-9_-]{1,64})");

  ReplayId {
    parts = new EnumMap<>(parts);
  }

  String encode() {
    String text =
        parts.entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining(","));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads an id that came back; any other text names no replay. */
  static ReplayId decode(String id) {
    try {
      if (id.length() > MAX_LENGTH) {
        throw unknown(id.substring(0, MAX_LENGTH));
      }
      String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.US_ASCII);
      Map<Service, String> parts = new EnumMap<>(Service.class);
      for (String part : text.split(",", -1)) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
          throw unknown(id);
        }
        parts.put(Service.valueOf(matcher.group(1)), matcher.group(2));
      }
      return new ReplayId(parts);
    } catch (IllegalArgumentException malformed) {
      throw unknown(id);
    }
  }

  private static RuntimeException unknown(String id) {
    return CommonProblem.notFound("replay", id);
  }
}
