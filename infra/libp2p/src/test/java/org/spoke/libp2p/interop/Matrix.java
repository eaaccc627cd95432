package org.spoke.libp2p.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run has shown, as a page. */
final class Matrix {
  private static final Path PACKAGE = Path.of("src", "test", "js", "package.json");
  private static final Pattern VERSION = Pattern.compile("\"libp2p\": \"([0-9.]+)\"");

  private static final String INTRODUCTION =
      """
      # libp2p: against js-libp2p

      Made by a run of `InteropTest` in infra/libp2p (`-Dspoke.record=true` writes it); do not edit. The other side is js-libp2p %s
      on TCP. "ok" means that the test of that row, begun by that side, passed.

      | Protocol | What both do | Java begins | js begins |
      |---|---|---|---|
      """;

  private final Map<InteropCase, Verdicts> rows = new LinkedHashMap<>();

  Matrix(List<InteropCase> cases) {
    cases.forEach(each -> rows.put(each, new Verdicts("failed", "failed")));
  }

  void javaPassed(InteropCase row) {
    rows.computeIfPresent(row, (key, verdicts) -> new Verdicts("ok", verdicts.jsBegins()));
  }

  void jsPassed(InteropCase row) {
    rows.computeIfPresent(row, (key, verdicts) -> new Verdicts(verdicts.javaBegins(), "ok"));
  }

  String page() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION.formatted(version()));
    rows.forEach(
        (row, verdicts) ->
            page.append(
                "| %s | %s | %s | %s |\n"
                    .formatted(
                        row.protocol(), row.what(), verdicts.javaBegins(), verdicts.jsBegins())));
    return page.toString();
  }

  private static String version() throws IOException {
    Matcher matcher = VERSION.matcher(Files.readString(PACKAGE));
    if (!matcher.find()) {
      throw new IOException(PACKAGE + " names no version of libp2p");
    }
    return matcher.group(1);
  }

  private record Verdicts(String javaBegins, String jsBegins) {}
}
