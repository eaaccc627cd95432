package org.spoke.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code spoke bench}: measures, and prints goal and figure side by side. A missed goal is no
 * failure.
 */
@Command(
    name = "spoke bench",
    description = "Measures Spoke against references in the same run.",
    mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {
  private static final List<Bench> BENCHES =
      List.of(
          new AppendBench(),
          new AppendRestBench(),
          new ReplayBench(),
          new ColdStartBench(),
          new VmOverheadBench(),
          new CliBench());

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Writes the figures to this file.")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--only", description = "Only these, for example append,replay.", split = ",")
  private Set<String> only = Set.of();

  @Option(
      names = "--rounds",
      description = "How often each side is measured (default ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int rounds;

  @Option(
      names = "--seconds",
      description = "Length of one measurement of a rate (default ${DEFAULT-VALUE}).",
      defaultValue = "8")
  private int seconds;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchMain()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Map<String, Figure> figures = new LinkedHashMap<>();
    boolean allRan = true;
    Path directory = Files.createTempDirectory("spoke-bench-");
    try (BenchRun run = new BenchRun(directory, rounds, Duration.ofSeconds(seconds))) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(run), "stop-bench"));
      for (Bench bench : chosen()) {
        allRan &= measure(bench, run, figures);
      }
    }
    if (json.isPresent()) {
      new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(json.get().toFile(), figures);
    }
    return allRan ? 0 : 1;
  }

  /** One that cannot be measured does not keep the others from it. */
  private static boolean measure(Bench bench, BenchRun run, Map<String, Figure> figures) {
    try {
      Map<String, Figure> measured = bench.run(run);
      measured.forEach(BenchMain::print);
      figures.putAll(measured);
      return true;
    } catch (Exception failure) {
      System.out.printf("%-18s not measured: %s%n", bench.name(), failure.getMessage());
      return false;
    }
  }

  private List<Bench> chosen() {
    List<String> names = BENCHES.stream().map(Bench::name).toList();
    for (String each : only) {
      if (!names.contains(each)) {
        throw new ParameterException(
            spec.commandLine(), each + " is no bench; there are " + String.join(", ", names));
      }
    }
    return BENCHES.stream().filter(bench -> only.isEmpty() || only.contains(bench.name())).toList();
  }

  private static void print(String name, Figure figure) {
    System.out.printf("%-18s %s%n", name, figure.asText());
  }

  private static void close(BenchRun run) {
    try {
      run.close();
    } catch (Exception failure) {
      System.err.println("spoke bench: not all could be cleared away: " + failure.getMessage());
    }
  }
}
