package org.spoke.vm.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program of the host to its end, with a deadline, and gives its output. */
final class HostCommand {
  private static final int TOLD_CHARACTERS = 600; // of a failed program's output: some lines

  private HostCommand() {}

  /**
   * What a program left.
   *
   * @param status its exit status; 0 means that it worked
   * @param output standard output and error, mixed
   */
  record Outcome(int status, String output) {
    boolean worked() {
      return status == 0;
    }

    /** The end of the output, short enough for a message. */
    String told() {
      String text = output.strip();
      return text.substring(Math.max(0, text.length() - TOLD_CHARACTERS));
    }
  }

  /** Runs the program in the folder. */
  static Outcome run(Path folder, Duration deadline, List<String> command) {
    try {
      Path output = Files.createTempFile(folder, "output", ".txt");
      try {
        return finish(start(folder, command, output), deadline, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command.getFirst() + " was cancelled", e);
    }
  }

  private static Process start(Path folder, List<String> command, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private static Outcome finish(Process process, Duration deadline, Path output)
      throws IOException, InterruptedException {
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome(-1, "not finished within " + deadline.toSeconds() + " s");
      }
      return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
