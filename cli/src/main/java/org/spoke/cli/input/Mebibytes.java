package org.spoke.cli.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes such as {@code 512MiB} or {@code 4GiB} as MiB; a bare number is MiB. */
public final class Mebibytes implements ITypeConverter<Long> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(MiB|GiB|TiB)?");

  @Override
  public Long convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no size; write for example 512MiB or 4GiB");
    }
    return Long.parseLong(size.group(1)) * mebibytes(size.group(2));
  }

  private static long mebibytes(String unit) {
    return switch (unit) {
      case "GiB" -> 1024;
      case "TiB" -> 1024 * 1024;
      case null, default -> 1;
    };
  }
}
