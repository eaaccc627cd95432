package org.spoke.base.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;

/**
 * A place in a list ordered by creation, then by id; opaque to callers.
 *
 * @param createdAt to the microsecond, as Postgres keeps it
 */
public record Cursor(Instant createdAt, String id) {
  /** Before the first row. */
  public static final Cursor START = new Cursor(Instant.EPOCH, "");

  private static final char BETWEEN = '.';

  /** The place as text for a URL. */
  public String encode() {
    String text = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + "" + BETWEEN + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what {@link #encode} wrote; anything else is {@code invalid-field}. */
  static Cursor decode(String encoded) {
    if (encoded.isEmpty()) {
      return START;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      int between = text.indexOf(BETWEEN);
      long micros = Long.parseLong(text, 0, between, 10);
      return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(between + 1));
    } catch (RuntimeException malformed) {
      throw Problem.of(
              CommonProblem.INVALID_FIELD, "The cursor is none that a page before has given.")
          .inField("cursor")
          .causedBy(malformed);
    }
  }
}
