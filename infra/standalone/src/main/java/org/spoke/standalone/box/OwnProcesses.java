package org.spoke.standalone.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs each service as a process of its own, as containers do. */
final class OwnProcesses implements ServiceHost {
  /** A service opens its port in about 3 s; five starting at once on two slow cores take longer. */
  private static final Duration START_WAIT = Duration.ofSeconds(60);

  /** What SIGTERM is given before SIGKILL. */
  private static final Duration STOP_WAIT = Duration.ofSeconds(9);

  private static final Duration POLL = Duration.ofMillis(50);

  /** Five JVMs share one machine with the VMs. */
  private static final String MAX_HEAP = "160m";

  private final Path logs;

  OwnProcesses(Path logs) {
    this.logs = logs;
  }

  @Override
  public RunningService start(String service, Map<String, Object> settings) {
    try {
      Files.createDirectories(logs);
      Process process = command(service, settings).start();
      awaitPort(service, process, (int) settings.get("spoke.services." + service + ".port"));
      return () -> stop(process);
    } catch (IOException e) {
      throw new UncheckedIOException(service + " did not start", e);
    }
  }

  private ProcessBuilder command(String service, Map<String, Object> settings) {
    List<String> command = JavaCommand.of(MAX_HEAP, List.of(), Services.mainClass(service));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(logs.resolve(service + ".log").toFile()));
    // by environment: arguments can be read by every user of the machine
    settings.forEach((name, value) -> builder.environment().put(variable(name), value.toString()));
    return builder;
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private void awaitPort(String service, Process process, int port) throws IOException {
    long deadline = System.nanoTime() + START_WAIT.toNanos();
    while (!answers(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        stop(process);
        throw new IOException(
            service + " did not open port " + port + "; see " + logs.resolve(service + ".log"));
      }
      pause();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), (int) POLL.toMillis());
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
