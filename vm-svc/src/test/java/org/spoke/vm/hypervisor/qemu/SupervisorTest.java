package org.spoke.vm.hypervisor.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.vm.hypervisor.VmExit;
import org.spoke.vm.hypervisor.VmExit.Reason;

/** Runs the supervisor with small programs in the place of QEMU. */
class SupervisorTest {
  private static final int LIMIT_BYTES = 10_000;

  @TempDir Path root;
  private VmFolder folder;
  private Process supervisor;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new VmFolder(root);
    Files.createDirectories(folder.run());
    try (InputStream script = VmFolder.class.getResourceAsStream(VmFolder.SUPERVISOR)) {
      Files.copy(script, folder.run().resolve(VmFolder.SUPERVISOR));
    }
  }

  @AfterEach
  void endSupervisor() throws Exception {
    folder.launched().ifPresent(launched -> launched.process().kill(RunAs.ownUid()));
    supervisor.destroyForcibly().waitFor();
  }

  @Test
  void aConsoleThatIsFloodedStaysWithinTwiceTheLimitAndKeepsItsEnd() throws Exception {
    Path console = folder.run().resolve(QemuCommand.CONSOLE);
    supervise(
        "yes 0123456789 | head -n 100000 >> console.log; echo last >> console.log; exec sleep 60");
    await().untilAsserted(() -> assertThat(console).exists());
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(Files.size(console)).isLessThanOrEqualTo(LIMIT_BYTES));
    assertThat(folder.tail(console, LIMIT_BYTES)).hasSizeLessThanOrEqualTo(LIMIT_BYTES);
    assertThat(folder.tailText(console, LIMIT_BYTES)).endsWith("0123456789\nlast\n");
  }

  @Test
  void aProcessIsKnownByItsStartAndNotByItsNumberAlone() throws Exception {
    supervise("exec sleep 60");
    ProcessIdentity process = awaitLaunched().process();
    int uid = RunAs.ownUid();
    assertThat(process.isAlive(uid)).isTrue();
    assertThat(process.isAlive(uid + 1)).as("of another user").isFalse();
    ProcessIdentity later =
        new ProcessIdentity(process.pid(), process.startTick() + 1, process.bootId());
    assertThat(later.isAlive(uid)).as("the number was used again").isFalse();
    ProcessIdentity before = new ProcessIdentity(process.pid(), process.startTick(), "other boot");
    assertThat(before.isAlive(uid)).as("before the host's restart").isFalse();
  }

  @Test
  void whatEndedAProgramIsTold() throws Exception {
    assertThat(exitOf("exit 0").reason()).isEqualTo(Reason.POWERED_OFF);
    assertThat(exitOf("kill -9 $$"))
        .isEqualTo(new VmExit(Reason.KILLED, "QEMU was killed from outside by signal 9."));
    assertThat(exitOf("echo 'qemu: no such thing' >> qemu.log; exit 1"))
        .isEqualTo(
            new VmExit(Reason.HYPERVISOR_ERROR, "QEMU ended with status 1: qemu: no such thing"));
    assertThat(exitOf("echo 'Cannot allocate memory' >> qemu.log; exit 1").reason())
        .isEqualTo(Reason.OUT_OF_MEMORY);
    assertThat(exitOf("echo 'terminating on signal 15 from pid 1' >> qemu.log").reason())
        .isEqualTo(Reason.KILLED);
    Files.delete(folder.qemuLog());
    assertThat(exitOf("echo 'Kernel panic - not syncing: no init' >> console.log").detail())
        .isEqualTo("The guest's kernel gave up: Kernel panic - not syncing: no init");
  }

  @Test
  void aSupervisorThatIsKilledWithItsProgramLeavesNoReasonAndNoProcess() throws Exception {
    supervise("exec sleep 60");
    ProcessIdentity process = awaitLaunched().process();
    supervisor.destroyForcibly().waitFor();
    process.kill(RunAs.ownUid());
    assertThat(new ExitDiagnosis(folder).find().reason()).isEqualTo(Reason.VANISHED);
    await().until(() -> workingIn(folder.run()) == 0);
  }

  /** Processes whose current folder this is. */
  private static long workingIn(Path directory) throws IOException {
    try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
      return processes
          .map(process -> Path.of("/proc", String.valueOf(process.pid()), "cwd"))
          .filter(current -> isSame(current, directory))
          .count();
    }
  }

  private static boolean isSame(Path current, Path directory) {
    try {
      return Files.isSameFile(current, directory);
    } catch (IOException endedMeanwhile) {
      return false;
    }
  }

  private VmExit exitOf(String script) throws Exception {
    Files.deleteIfExists(folder.run().resolve("exit"));
    supervise(script);
    supervisor.waitFor();
    return new ExitDiagnosis(folder).find();
  }

  private VmFolder.Launched awaitLaunched() throws IOException {
    await().until(() -> folder.launched().isPresent());
    return folder.launched().orElseThrow();
  }

  private void supervise(String script) throws IOException {
    supervisor =
        new ProcessBuilder("sh", "./supervisor", String.valueOf(LIMIT_BYTES), "sh", "-c", script)
            .directory(folder.run().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }
}
