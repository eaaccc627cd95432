package org.spoke.cli.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 90s}, {@code 1h30m} or {@code 2d} as seconds. */
public final class Seconds implements ITypeConverter<Long> {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?");
  private static final long[] SECONDS = {86_400, 3_600, 60, 1};

  @Override
  public Long convert(String text) {
    Matcher duration = DURATION.matcher(text);
    if (text.isEmpty() || !duration.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no duration; write for example 90s, 1h30m or 2d");
    }
    long seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String count = duration.group(i + 1);
      seconds += count == null ? 0 : Long.parseLong(count) * SECONDS[i];
    }
    return seconds;
  }
}
