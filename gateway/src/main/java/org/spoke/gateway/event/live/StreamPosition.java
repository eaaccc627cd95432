package org.spoke.gateway.event.live;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spoke.base.problem.CommonProblem;
import org.spoke.gateway.services.Service;
import org.spoke.proto.events.v1.Position;

/**
 * How far a reader of the joined stream has come in each service's log, as the text that stands in
 * {@code id:} and comes back as {@code Last-Event-ID}. A gap is written by its distance from the
 * index, which is short.
 */
final class StreamPosition {
  /** Gaps kept in one position. With more, the reader is sent what came since the oldest again. */
  private static final int MAX_GAPS = 200;

  /** Characters: four positions with all their gaps fit twice. */
  private static final int MAX_LENGTH = 8192;

  private static final Pattern PART =
      Pattern.compile("([A-Z]{1,16})=(-1|[0-9]{1,18})((?:\\.[0-9]{1,9}){0," + MAX_GAPS + "})");

  private final Map<Service, Position> positions = new EnumMap<>(Service.class);

  /** The position in a service's log; null when nothing of it was heard. */
  Position of(Service service) {
    return positions.get(service);
  }

  void advance(Service service, Position position) {
    positions.put(service, bounded(position));
  }

  String encode() {
    String text =
        positions.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
            .collect(Collectors.joining(","));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads what a reader sent back; throws invalid-field for anything else. */
  static StreamPosition decode(String id) {
    StreamPosition position = new StreamPosition();
    if (id.length() > MAX_LENGTH) {
      throw unusable();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.US_ASCII);
      for (String part : text.split(",", -1)) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
          throw unusable();
        }
        position.positions.put(
            Service.valueOf(matcher.group(1)), position(matcher.group(2), matcher.group(3)));
      }
      return position;
    } catch (IllegalArgumentException malformed) {
      throw unusable();
    }
  }

  private static Position position(String index, String distances) {
    long highest = Long.parseLong(index);
    List<Long> gaps =
        Arrays.stream(distances.split("\\.", -1))
            .skip(1)
            .map(distance -> highest - Long.parseLong(distance))
            .filter(gap -> gap >= 0 && gap < highest)
            .sorted()
            .toList();
    return Position.newBuilder().setIndex(highest).addAllGaps(gaps).build();
  }

  private static String text(Position position) {
    return position.getIndex()
        + position.getGapsList().stream()
            .map(gap -> "." + (position.getIndex() - gap))
            .collect(Collectors.joining());
  }

  private static Position bounded(Position position) {
    return position.getGapsCount() <= MAX_GAPS
        ? position
        : Position.newBuilder()
            .setIndex(
                position.getGapsList().stream().mapToLong(Long::longValue).min().orElseThrow() - 1)
            .build();
  }

  private static RuntimeException unusable() {
    return CommonProblem.invalid("Last-Event-ID", "it is not an id that this stream gave.");
  }
}
