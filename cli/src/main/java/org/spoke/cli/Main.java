package org.spoke.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.spoke.cli.verb.Surroundings;

/** The process: one verb, then it ends. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new Spoke(surroundings()).run(arguments));
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        System.getenv(),
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.console() != null && System.console().isTerminal(),
        () -> UUID.randomUUID().toString(),
        Main::pause);
  }

  private static void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }
}
