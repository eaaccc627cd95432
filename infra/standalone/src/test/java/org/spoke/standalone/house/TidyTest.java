package org.spoke.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no file may hold. */
class TidyTest {
  /** Longer files hold more than one thing. */
  private static final int MAX_LINES = 500;

  private static final Pattern PROMISE =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
  private static final Pattern COMMENTED_OUT =
      Pattern.compile(
          "^\\s*(//|\\*)\\s*(import .*;|return .*;|if \\(.*\\) \\{|\\}.*|[\\w.]+\\(.*\\);|(final |private |public )?\\w+(<.*>)? \\w+ = .*;)\\s*$");
  private static final Pattern VAGUE_NAME =
      Pattern.compile("\\b(class|interface|record|enum) (\\w*(Utils?|Manager|Impl|Helper))\\b");
  private static final Set<String> TOP_LEVEL =
      Set.of(
          "proto",
          "infra",
          "registry-svc",
          "scheduler-svc",
          "vm-svc",
          "payment-svc",
          "gateway",
          "cli",
          "bench",
          "docs",
          ".ci",
          ".mvn");

  @Test
  void noFilePromisesWorkForLater() {
    assertThat(matches(PROMISE, ".java", ".sh", ".sql", ".yml", ".proto", ".md")).isEmpty();
  }

  @Test
  void noCodeIsCommentedOut() {
    assertThat(matches(COMMENTED_OUT, ".java")).isEmpty();
  }

  @Test
  void noNameIsVague() {
    assertThat(matches(VAGUE_NAME, ".java")).isEmpty();
  }

  @Test
  void noFileIsTooLong() {
    assertThat(House.sources(".java", ".sh", ".sql", ".yml", ".proto", "/spoke"))
        .filteredOn(file -> House.lines(file).size() > MAX_LINES)
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<Path> packages =
        House.sources(".java").stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .map(Path::getParent)
            .collect(Collectors.toSet());
    assertThat(packages)
        .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
        .isEmpty();
  }

  @Test
  void theTopLevelHasOnlyTheRoomsOfTheHouse() throws IOException {
    try (Stream<Path> top = Files.list(House.ROOT)) {
      assertThat(top.filter(Files::isDirectory).map(path -> path.getFileName().toString()))
          .filteredOn(name -> !List.of(".git", ".spoke", "target").contains(name))
          .isSubsetOf(TOP_LEVEL);
    }
  }

  @Test
  void noTestIsSwitchedOff() {
    assertThat(matches(Pattern.compile("^\\s*@Disabled\\b"), ".java")).isEmpty();
  }

  private static List<String> matches(Pattern pattern, String... endings) {
    List<String> found = new ArrayList<>();
    for (Path file : House.sources(endings)) {
      List<String> lines = House.lines(file);
      for (int number = 0; number < lines.size(); number++) {
        if (pattern.matcher(lines.get(number)).find()) {
          found.add(
              House.ROOT.relativize(file) + ":" + (number + 1) + " " + lines.get(number).strip());
        }
      }
    }
    return found;
  }
}
