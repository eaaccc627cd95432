package org.spoke.vm.hypervisor.qemu;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.HypervisorFailure.Kind;
import org.spoke.vm.image.FileTree;

/** Starts QEMU below its supervisor in a folder of its own and waits until it can be spoken to. */
final class QemuLauncher {
  /** A busy guest writes some lines a second; twice this stays at most, for each of two logs. */
  static final int LOG_LIMIT_BYTES = 1024 * 1024;

  private static final Duration START_DEADLINE = Duration.ofSeconds(10); // usual: 0.3 s
  private static final int MAX_SOCKET_PATH = 107; // sockaddr_un of the kernel
  private static final int WORDS_BYTES = 4096;

  /**
   * Makes the folder, starts QEMU and returns when QMP answers.
   *
   * @throws HypervisorFailure when it does not come up; nothing is left behind then
   * @throws IllegalStateException when the waiting is cancelled; what runs is found later
   */
  void launch(VmFolder folder, MachineRecord machine, QemuCommand command, RunAs user) {
    requireShortPath(folder.qmpSocket());
    try {
      FileTree.delete(folder.root()); // what an interrupted start left
      folder.create(machine);
      folder.fill(command.spec(), user);
      Process supervisor = start(folder, command, user);
      awaitAnswer(folder, supervisor);
    } catch (IOException e) {
      abandon(folder, machine.uid());
      throw ofFile(e);
    } catch (HypervisorFailure e) {
      abandon(folder, machine.uid());
      throw e;
    }
  }

  private static Process start(VmFolder folder, QemuCommand command, RunAs user)
      throws IOException {
    List<String> supervised =
        new ArrayList<>(List.of("sh", "./" + VmFolder.SUPERVISOR, String.valueOf(LOG_LIMIT_BYTES)));
    supervised.addAll(command.toArguments());
    File log = folder.qemuLog().toFile();
    return new ProcessBuilder(user.wrap(supervised))
        .directory(folder.run().toFile())
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .redirectError(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private static void awaitAnswer(VmFolder folder, Process supervisor) throws IOException {
    boolean answers =
        Patience.until(START_DEADLINE, () -> answers(folder) || !supervisor.isAlive());
    if (!answers || !supervisor.isAlive()) {
      String words = folder.tailText(folder.qemuLog(), WORDS_BYTES).strip();
      throw new HypervisorFailure(
          QemuWords.kindOf(words),
          words.isEmpty() ? "QEMU did not answer within 10 s" : "QEMU did not start: " + words);
    }
  }

  /** QEMU answers, and what finds it again after a restart is written down. */
  private static boolean answers(VmFolder folder) {
    try (QmpClient qmp = QmpClient.connect(folder.qmpSocket())) {
      return folder.launched().isPresent();
    } catch (IOException e) {
      return false; // not yet
    }
  }

  /** Ends what was started and removes the folder; the failure that led here is what is told. */
  private static void abandon(VmFolder folder, int uid) {
    try {
      Optional<VmFolder.Launched> launched = folder.launched();
      if (launched.isPresent()) {
        launched.get().process().kill(uid);
      }
      FileTree.delete(folder.root());
    } catch (IOException e) {
      throw new HypervisorFailure(
          Kind.HYPERVISOR_ERROR, "A failed start cannot be cleared away: " + e.getMessage(), e);
    }
  }

  private static HypervisorFailure ofFile(IOException failure) {
    String words = String.valueOf(failure.getMessage());
    Kind kind = QemuWords.kindOf(words);
    String told =
        kind == Kind.DISK_FULL
            ? "The disk is full: the VM's files cannot be written. "
            : "The VM's files cannot be written: ";
    return new HypervisorFailure(kind, told + words, failure);
  }

  private static void requireShortPath(Path socket) {
    int length = socket.toString().length();
    if (length > MAX_SOCKET_PATH) {
      throw new HypervisorFailure(
          Kind.PATH_TOO_LONG,
          "The path of a VM's socket has %d characters; the kernel takes %d. Use a data folder with a shorter path."
              .formatted(length, MAX_SOCKET_PATH));
    }
  }
}
