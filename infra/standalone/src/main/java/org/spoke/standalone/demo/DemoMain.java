package org.spoke.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spoke demo}: exit code 0 only when every step held. */
@Command(
    name = "spoke demo",
    description =
        "Takes a job from request to settled escrow on this machine, and checks every step.",
    mixinStandardHelpOptions = true)
public final class DemoMain implements Callable<Integer> {
  @Option(names = "--report", description = "Writes the outcome as JSON.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--split", description = "Each service as its own process.")
  private boolean split;

  @Option(names = "--keep", description = "Leaves the box up, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--data",
      description = "Data directory (default: a fresh one, deleted at the end).")
  private Optional<Path> data = Optional.empty();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new DemoMain()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    StepLog steps = new StepLog(System.out);
    Path directory = data.orElseGet(DemoMain::freshDirectory);
    try (Demo demo = new Demo(directory, split, steps)) {
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop-demo"));
      demo.run();
      steps.printStory();
      report.ifPresent(file -> demo.report().write(file));
      if (keep && steps.allOk()) {
        System.out.println(
            "The box stays up at "
                + demo.address()
                + "; its data is in "
                + directory
                + ". Ctrl-C stops it.");
        Thread.currentThread().join();
      }
    }
    if (data.isEmpty() && steps.allOk()) {
      Directories.delete(directory);
    }
    System.out.println(steps.verdict());
    return steps.allOk() ? 0 : 1;
  }

  private static Path freshDirectory() {
    try {
      return Files.createTempDirectory("spoke-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory for the demo", e);
    }
  }
}
