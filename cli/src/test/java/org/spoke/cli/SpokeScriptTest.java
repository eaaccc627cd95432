package org.spoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  void doctorTellsAMissingKvmFromOneThatVmsMayNotOpen() throws Exception {
    assertThat(kvmRow("absent")).contains("none", "optional", "TCG");

    Path closed = device("closed", "---------");
    assertThat(kvmRow(closed.getFileName().toString()))
        .contains("unusable", "VMs may not open it", "TCG");
  }

  @Test
  void doctorSaysWhetherAGuestHasBootedWithThisKvm() throws Exception {
    String device = device("open", "rw-rw-rw-").getFileName().toString();
    assertThat(kvmRow(device)).contains("opens", "unproven", "first start");

    verdict("KVM", "A probe guest booted with KVM.", device, "rw-rw-rw-");
    assertThat(kvmRow(device)).contains("a guest booted", "ok").doesNotContain("TCG");

    verdict("TCG", "KVM is not used: a probe guest did not boot.", device, "rw-rw-rw-");
    assertThat(kvmRow(device)).contains("unusable", "TCG", "a probe guest did not boot.");

    verdict("KVM", "A probe guest booted with KVM.", device, "rw-rw----");
    assertThat(kvmRow(device)).as("of other rights").contains("unproven");
  }

  private String kvmRow(String device) throws Exception {
    return sourced("kvm=%s data=%s; kvm_row".formatted(home.resolve(device), home)).output();
  }

  private Path device(String name, String rights) throws IOException {
    Path device = Files.createFile(home.resolve(name));
    return Files.setPosixFilePermissions(device, PosixFilePermissions.fromString(rights));
  }

  /** As vm-svc writes it. */
  private void verdict(String acceleration, String why, String device, String rights)
      throws IOException {
    Path folder = Files.createDirectories(home.resolve("vms"));
    Object group = Files.getAttribute(home.resolve(device), "unix:gid");
    String of = "QEMU emulator version 7.2, kernel sha256:ab, %s %s %s";
    Files.writeString(
        folder.resolve("acceleration.json"),
        "{\"acceleration\":\"%s\",\"why\":\"%s\",\"of\":\"%s\"}"
            .formatted(acceleration, why, of.formatted(home.resolve(device), rights, group)));
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
