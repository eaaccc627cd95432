package org.spoke.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aLogGetsOneLineAStepAndNothingThatMoves() {
    assertThat(said(false)).isEqualTo(String.format("one%ntwo%n"));
  }

  @Test
  void aTerminalGetsOneLineThatIsClearedAtTheEnd() {
    assertThat(said(true)).startsWith("\r").endsWith("\u001b[K").contains("one  5 of 9");
  }

  private static String said(boolean terminal) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (Progress progress =
        new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), terminal)) {
      progress.step("one");
      progress.figure("5 of 9");
      progress.step("one");
      progress.step("two");
    }
    return err.toString(StandardCharsets.UTF_8);
  }
}
