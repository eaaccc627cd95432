package org.spoke.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each protocol that js-libp2p has, in both roles. docs/reference/libp2p-interop.md is what this
 * shows; with {@code -Dspoke.record=true} it is written.
 */
class InteropTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "reference", "libp2p-interop.md");

  @AutoClose private final Parties parties = new Parties();

  @TestFactory
  Stream<DynamicTest> bothBeginEachConversation() throws IOException {
    parties.js(); // without npm, all of it is skipped here
    List<InteropCase> cases = cases();
    Matrix matrix = new Matrix(cases);
    return Stream.concat(
        cases.stream().flatMap(each -> tests(each, matrix)),
        Stream.of(
            DynamicTest.dynamicTest("the page is what this run has shown", () -> check(matrix))));
  }

  private List<InteropCase> cases() {
    return Stream.of(
            new ConnectionCases(parties).all(),
            new StreamCases(parties).all(),
            new HostCases(parties).all(),
            new DhtCases(parties).all())
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<DynamicTest> tests(InteropCase row, Matrix matrix) {
    String name = row.protocol() + ": " + row.what();
    return Stream.of(
        DynamicTest.dynamicTest(
            name + ", Java begins",
            () -> {
              row.javaDials().hold();
              matrix.javaPassed(row);
            }),
        DynamicTest.dynamicTest(
            name + ", js begins",
            () -> {
              row.jsDials().hold();
              matrix.jsPassed(row);
            }));
  }

  private static void check(Matrix matrix) throws IOException {
    String page = matrix.page();
    if (Boolean.getBoolean("spoke.record")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }
}
