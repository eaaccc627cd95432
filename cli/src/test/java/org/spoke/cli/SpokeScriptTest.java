package org.spoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top: what it does without a build. */
@Timeout(60)
class SpokeScriptTest {
  private static final Path SPOKE = Path.of("..", "spoke").toAbsolutePath().normalize();

  @TempDir private Path home;

  private record Run(int exitCode, String output) {}

  @Test
  void stoppingWhereNoBoxIsUpIsDone() throws Exception {
    Run run = spoke("down");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("no box is up");
  }

  @Test
  void aProcessThatOnlyHasTheBoxesOldNumberIsLeftAlone() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(home.resolve("box"), other.pid() + "\t1\t9999\t/data\t/build\n");

      assertThat(spoke("down").output()).contains("no box is up");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void downStopsTheBoxThatUpRemembered() throws Exception {
    Process box = new ProcessBuilder("sleep", "60").start();
    try {
      sourced("build=/build remember_box " + box.pid());
      Run run = spoke("down");

      assertThat(run.output()).contains("the box is down");
      assertThat(box.waitFor()).isEqualTo(128 + 15);
    } finally {
      box.destroyForcibly();
    }
  }

  @Test
  void doctorShowsEachNeed() throws Exception {
    assertThat(spoke("doctor").output())
        .contains("NEED", "JDK 25", "qemu-system-x86", "KVM", "port 9999", "disk", "memory");
  }

  @Test
  void whatAVerbDoesNotKnowIsAUsageError() throws Exception {
    assertThat(spoke("up", "--port", "70000").exitCode()).isEqualTo(2);
    assertThat(spoke("up", "--wat").exitCode()).isEqualTo(2);
    assertThat(spoke("doctor", "now").exitCode()).isEqualTo(2);
  }

  @Test
  void theTestsOfAllModulesAreSummed() throws Exception {
    Path log = home.resolve("verify.log");
    Files.writeString(
        log,
        """
        [INFO] Building proto 0.1.0-SNAPSHOT                       [2/13]
        [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in org.spoke.A
        [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1
        [INFO] Building cli 0.1.0-SNAPSHOT                         [3/13]
        [ERROR] Tests run: 4, Failures: 1, Errors: 0, Skipped: 0
        """);

    Run run = sourced("closing_lines " + log);

    assertThat(run.output().lines())
        .containsExactly(
            "proto          Tests run: 3, Failures: 0, Errors: 0, Skipped: 1",
            "cli            Tests run: 4, Failures: 1, Errors: 0, Skipped: 0",
            "Tests run: 7, Failures: 1, Errors: 0, Skipped: 1");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aRunWithoutAnyTestIsAFailure() throws Exception {
    Path log = Files.writeString(home.resolve("verify.log"), "[INFO] BUILD SUCCESS\n");

    assertThat(sourced("closing_lines " + log).exitCode()).isEqualTo(1);
  }

  private Run spoke(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SPOKE.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Runs a function of the script. */
  private Run sourced(String call) throws IOException, InterruptedException {
    return run(List.of("bash", "-c", ". " + SPOKE + "; " + call));
  }

  private Run run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPOKE_HOME", home.toString());
    builder.environment().keySet().removeAll(List.of("SPOKE_PORT", "SPOKE_DATA"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
