package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast the host's time stamp counter runs. A guest whose kernel is told a wrong rate has a
 * clock that is wrong by the same ratio, so the most exact source that a plain user can read is
 * taken.
 */
final class HostClockRate {
  private static final List<Path> EXACT =
      List.of(
          Path.of("/sys/devices/system/cpu/cpu0/tsc_freq_khz"),
          Path.of("/sys/devices/system/cpu/cpu0/cpufreq/base_frequency"));
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Pattern NAMED = Pattern.compile("model name.*@ ([0-9.]+)GHz");
  private static final Pattern CURRENT = Pattern.compile("cpu MHz\\s*: ([0-9.]+)");

  private HostClockRate() {}

  /** The rate in kHz. */
  static long kilohertz() {
    try {
      for (Path file : EXACT) {
        if (Files.isReadable(file)) {
          return Long.parseLong(Files.readString(file).strip());
        }
      }
      return ofProcessors(Files.readString(PROCESSORS));
    } catch (IOException e) {
      throw new UncheckedIOException("The processor's clock rate cannot be read", e);
    }
  }

  /** The rate that the text of /proc/cpuinfo tells. */
  static long ofProcessors(String text) {
    return match(NAMED, text, 6)
        .or(() -> match(CURRENT, text, 3))
        .orElseThrow(() -> new IllegalStateException("/proc/cpuinfo names no clock rate"));
  }

  private static Optional<Long> match(Pattern pattern, String text, int powerOfTenToKilohertz) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(
            new BigDecimal(matcher.group(1)).scaleByPowerOfTen(powerOfTenToKilohertz).longValue())
        : Optional.empty();
  }
}
