package org.spoke.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/tests.md names only tests that there are. */
class TestsPageTest {
  private static final Path TOP = Path.of("..", "..");
  private static final Path PAGE = TOP.resolve("docs/reference/tests.md");

  /** {@code `SomeTest#someMethod`}, {@code `SomeTest`}, or {@code `#anotherOfTheSameClass`}. */
  private static final Pattern NAME =
      Pattern.compile("`(?<type>\\w+(?:Test|Contract))?(?:#(?<method>\\w+))?`");

  @Test
  void everyTestThatThePageNamesIsThere() throws IOException {
    Map<String, String> sources = testSources();
    List<String> missing = new ArrayList<>();
    for (String row : Files.readAllLines(PAGE)) {
      missing.addAll(missingIn(row, sources));
    }

    assertThat(missing).isEmpty();
  }

  private static List<String> missingIn(String row, Map<String, String> sources) {
    List<String> missing = new ArrayList<>();
    String type = "";
    for (MatchResult name : NAME.matcher(row).results().toList()) {
      type = name.group("type") == null ? type : name.group("type");
      String method = name.group("method") == null ? "" : " " + name.group("method") + "(";
      if (!sources.getOrDefault(type, "").contains(method) || !sources.containsKey(type)) {
        missing.add(type + name.group());
      }
    }
    return missing;
  }

  /** Test classes by their simple name; where two share one, both together. */
  private static Map<String, String> testSources() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(TOP, TOP.resolve("infra"))) {
      try (DirectoryStream<Path> modules = Files.newDirectoryStream(folder)) {
        modules.forEach(module -> files.addAll(javaFiles(module.resolve("src/test/java"))));
      }
    }
    return files.stream()
        .collect(Collectors.toMap(TestsPageTest::simpleName, TestsPageTest::read, String::concat));
  }

  private static List<Path> javaFiles(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
