package org.spoke.standalone.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.spoke.standalone.BoxMain;
import org.spoke.standalone.box.JavaCommand;

/**
 * A box in a process of its own, that can be stopped, killed and started again on the same data.
 */
public final class BoxProcess implements AutoCloseable {
  /** Instead of a chain's address: the box starts a devnet of its own. */
  public static final String OWN_DEVNET = "";

  /** A first start unpacks Postgres and migrates five schemas on two slow cores. */
  private static final Duration START_WAIT = Duration.ofSeconds(120);

  /** Every process of Spoke stops within 10 s; one more for the operating system. */
  private static final Duration STOP_WAIT = Duration.ofSeconds(11);

  private static final Duration POLL = Duration.ofMillis(100);

  private static final String MAX_HEAP = "256m";

  private final Path data;
  private final Map<String, Integer> ports;
  private final List<String> extraJvmFlags;
  private final boolean split;
  private final String chainUrl;
  private final Map<String, String> environment = new HashMap<>();
  private Process process;

  private BoxProcess(Path data, boolean split, String chainUrl, List<String> extraJvmFlags) {
    this.data = data;
    this.ports = FreePorts.forBox();
    this.split = split;
    this.chainUrl = chainUrl;
    this.extraJvmFlags = extraJvmFlags;
  }

  /**
   * A box on free ports that is not started yet. Extra flags go to its JVM, for example {@code
   * -Dspoke.vm.driver=simulated}.
   */
  public static BoxProcess on(Path data, boolean split, String chainUrl, String... extraJvmFlags) {
    return new BoxProcess(data, split, chainUrl, List.of(extraJvmFlags));
  }

  /** Sets an environment variable of its process, for example {@code SPOKE_DB_PASSWORD}. */
  public BoxProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Starts it and returns when it answers as healthy. */
  public BoxProcess start() {
    try {
      Files.createDirectories(data);
      process = command().start();
      awaitHealthy();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("the box did not start; see " + log(), e);
    }
  }

  public BoxClient client() {
    return new BoxClient(ports.get("gateway"), data.resolve("gateway/token"));
  }

  /** The port of a part of the box, for example {@code postgres}. */
  public int port(String part) {
    return ports.get(part);
  }

  public long pid() {
    return process.pid();
  }

  public Path data() {
    return data;
  }

  /** Milliseconds that a SIGTERM took, or the exit of a process that has ended already. */
  public long stop() {
    long begin = System.nanoTime();
    process.destroy();
    try {
      if (!process.waitFor(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException(
            "the box did not stop within " + STOP_WAIT.toSeconds() + " s of SIGTERM");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  /** SIGKILL: the JVM gets no chance to say goodbye. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      stop();
    }
  }

  private ProcessBuilder command() {
    List<String> command = JavaCommand.of(MAX_HEAP, extraJvmFlags, BoxMain.class.getName());
    command.addAll(List.of("--data", data.toString(), "--port", ports.get("gateway").toString()));
    command.addAll(List.of("--ports", otherPorts()));
    if (!chainUrl.isEmpty()) {
      command.addAll(List.of("--chain-url", chainUrl));
    }
    if (split) {
      command.add("--split");
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.redirectOutput(Redirect.appendTo(log().toFile()));
  }

  private String otherPorts() {
    return ports.entrySet().stream()
        .filter(port -> !port.getKey().equals("gateway"))
        .map(port -> port.getKey() + "=" + port.getValue())
        .collect(Collectors.joining(","));
  }

  public Path log() {
    return data.resolve("box.log");
  }

  private void awaitHealthy() throws IOException {
    BoxClient client = client();
    long deadline = System.nanoTime() + START_WAIT.toNanos();
    while (!client.isHealthy()) {
      if (!process.isAlive()) {
        throw new IOException("it ended with code " + process.exitValue() + ": " + lastWords());
      }
      if (System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException("it was not healthy within " + START_WAIT.toSeconds() + " s");
      }
      pause();
    }
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log());
    return lines.isEmpty() ? "" : lines.getLast();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
