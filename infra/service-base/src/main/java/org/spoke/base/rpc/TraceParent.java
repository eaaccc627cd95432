package org.spoke.base.rpc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The traceparent header of W3C Trace Context, level 1. */
public final class TraceParent {
  private static final Pattern SHAPE =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
  private static final String NO_TRACE = "0".repeat(32);

  private TraceParent() {}

  /**
   * A header for this trace; the parent id is the trace's first half, since Spoke keeps no spans.
   */
  public static String of(String traceId) {
    return "00-" + traceId + "-" + traceId.substring(0, 16) + "-01";
  }

  /** The trace id in a header, or nothing when the header is not well-formed. */
  public static Optional<String> traceId(String header) {
    Matcher matcher = SHAPE.matcher(header);
    return matcher.matches() && !matcher.group(1).equals(NO_TRACE)
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }
}
