package org.spoke.cli.output;

/** Seconds in the largest units that fit, for example {@code 1d 2h}. */
public final class Durations {
  private static final long[] SECONDS = {86_400, 3_600, 60, 1};
  private static final String[] UNITS = {"d", "h", "m", "s"};

  private Durations() {}

  public static String format(long seconds) {
    StringBuilder text = new StringBuilder();
    long left = seconds;
    for (int i = 0; i < UNITS.length; i++) {
      if (left >= SECONDS[i]) {
        text.append(text.isEmpty() ? "" : " ").append(left / SECONDS[i]).append(UNITS[i]);
        left %= SECONDS[i];
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
