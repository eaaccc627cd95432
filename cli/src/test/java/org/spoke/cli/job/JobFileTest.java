package org.spoke.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;

class JobFileTest {
  @TempDir private Path folder;

  @Test
  void aJobFileIsTheSpecification() throws IOException {
    assertThat(JobFile.read(file("image: x\nresources:\n  cores: 2\ndurationSeconds: 60\n")))
        .hasToString("{\"image\":\"x\",\"resources\":{\"cores\":2},\"durationSeconds\":60}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "image: x;imgae: y                 | line 2: there is no key imgae; the keys here are",
        "image: x;image: y                 | line 2: Duplicate",
        "image: x;resources:;  core: 1     | line 3: there is no key core; the keys here are",
        "image: x;durationSeconds: 1.5     | line 2: ",
        "image: x;durationSeconds: ten     | line 2: ",
        "image: 7                          | line 1: ",
        "image: true                       | line 1: ",
        "image: x;durationSeconds: 99999999999999999999 | line 2: ",
        "image: [                          | line ",
        "image: x;---;image: y             | line ",
        "- image: x                        | line 1: ",
        "#                                 | line 2: No content"
      })
  void aMistakeIsShownWithItsLine(String lines, String why) throws IOException {
    Path file = file(lines.strip().replace(";", "\n") + "\n");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> JobFile.read(file))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .satisfies(failure -> assertThat(failure.lines().getFirst()).startsWith(why.strip()));
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    Path file = file("#".repeat(70_000));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> JobFile.read(file))
        .satisfies(failure -> assertThat(failure.lines().getFirst()).contains("65536 bytes"));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("job.yaml"), text);
  }
}
