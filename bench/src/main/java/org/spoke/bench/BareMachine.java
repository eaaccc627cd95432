package org.spoke.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spoke.standalone.drive.FreePorts;

/**
 * The hypervisor command of a running VM, run again by hand: the same program, arguments, kernel
 * and initramfs with the same VM's seed in it. Only the host's port differs.
 */
final class BareMachine {
  private static final Pattern HOST_PORT = Pattern.compile("(hostfwd=tcp:127\\.0\\.0\\.1:)\\d+");
  private static final List<String> BOOT_FILES = List.of("kernel", "initramfs.img");
  private static final int PAUSE_MS = 10;
  private static final Duration BOOT_LIMIT = Duration.ofSeconds(90);

  private final Path folder;
  private final List<String> arguments;
  private final int port;
  private final Login login;

  /** A login over SSH into the guest behind a port of the host; false while it does not answer. */
  interface Login {
    boolean at(int port, Instant launched);
  }

  private BareMachine(Path folder, List<String> arguments, int port, Login login) {
    this.folder = folder;
    this.arguments = arguments;
    this.port = port;
    this.login = login;
  }

  /** Reads the command of a VM from the kernel's list of processes and copies what it boots. */
  static BareMachine likeThatIn(Path runFolder, Path folder, Login login) throws IOException {
    for (String file : BOOT_FILES) {
      Files.copy(runFolder.resolve(file), folder.resolve(file));
    }
    int port = FreePorts.one();
    return new BareMachine(folder, withPort(commandIn(runFolder), port), port, login);
  }

  /** The command with another port on the host. */
  static List<String> withPort(List<String> command, int port) {
    return command.stream()
        .map(argument -> HOST_PORT.matcher(argument).replaceAll("$1" + port))
        .toList();
  }

  private static List<String> commandIn(Path runFolder) throws IOException {
    Path folder = runFolder.toRealPath();
    try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
      return processes
          .filter(process -> worksIn(process.pid(), folder))
          .map(process -> commandOf(process.pid()))
          .filter(command -> command.getFirst().contains("qemu"))
          .findFirst()
          .orElseThrow(() -> new IOException("no hypervisor works for this VM"));
    }
  }

  private static boolean worksIn(long pid, Path folder) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")).equals(folder);
    } catch (IOException endedOrForeign) {
      return false;
    }
  }

  private static List<String> commandOf(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
      return List.of(line.split("\0"));
    } catch (IOException e) {
      throw new UncheckedIOException("the hypervisor's command cannot be read", e);
    }
  }

  /** Seconds from starting the command to a login in the guest; it is ended then. */
  double secondsToLogin(BenchRun run) throws Exception {
    Instant launched = Instant.now();
    long begin = System.nanoTime();
    File log = folder.resolve("bare.log").toFile();
    Process hypervisor =
        new ProcessBuilder(arguments)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    return run.using(
        () -> end(hypervisor),
        running -> {
          awaitLogin(hypervisor, launched, log);
          return (System.nanoTime() - begin) / 1e9;
        });
  }

  private void awaitLogin(Process hypervisor, Instant launched, File log)
      throws IOException, InterruptedException {
    Instant deadline = launched.plus(BOOT_LIMIT);
    while (!login.at(port, launched)) {
      if (!hypervisor.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IOException("the bare guest did not boot: " + Files.readString(log.toPath()));
      }
      Thread.sleep(PAUSE_MS);
    }
  }

  private static void end(Process hypervisor) {
    try {
      hypervisor.destroyForcibly().waitFor();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
