package org.spoke.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hypervisor command of a running VM, run again by hand: the same program, arguments, kernel
 * and initramfs with the same VM's seed in it. Only the host's port differs.
 */
final class BareMachine {
  private static final Pattern HOST_PORT = Pattern.compile("(hostfwd=tcp:127\\.0\\.0\\.1:)\\d+");
  private static final List<String> BOOT_FILES = List.of("kernel", "initramfs.img");
  private static final byte[] GREETING = "SSH-".getBytes(StandardCharsets.US_ASCII);

  /** A connection from before the guest's network is up hangs: a new one is made after that. */
  private static final int GREETING_WAIT_MS = 200;

  private static final int PAUSE_MS = 10;
  private static final Duration BOOT_LIMIT = Duration.ofSeconds(90);

  private final Path folder;
  private final List<String> arguments;
  private final int port;

  private BareMachine(Path folder, List<String> arguments, int port) {
    this.folder = folder;
    this.arguments = arguments;
    this.port = port;
  }

  /** Reads the command of a VM from the kernel's list of processes and copies what it boots. */
  static BareMachine likeThatIn(Path runFolder, Path folder) throws IOException {
    for (String file : BOOT_FILES) {
      Files.copy(runFolder.resolve(file), folder.resolve(file));
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    return new BareMachine(folder, withPort(commandIn(runFolder), port), port);
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

  /** Seconds from starting the command to the greeting of SSH in the guest; it is ended then. */
  double secondsToGreeting(BenchRun run) throws Exception {
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
          awaitGreeting(hypervisor, begin + BOOT_LIMIT.toNanos(), log);
          return (System.nanoTime() - begin) / 1e9;
        });
  }

  private void awaitGreeting(Process hypervisor, long deadline, File log)
      throws IOException, InterruptedException {
    while (!greets()) {
      if (!hypervisor.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("the bare guest did not boot: " + Files.readString(log.toPath()));
      }
      Thread.sleep(PAUSE_MS);
    }
  }

  private boolean greets() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), GREETING_WAIT_MS);
      socket.setSoTimeout(GREETING_WAIT_MS);
      byte[] said = socket.getInputStream().readNBytes(GREETING.length);
      return Arrays.equals(said, GREETING);
    } catch (SocketTimeoutException | SocketException notYet) {
      return false;
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
