package org.spoke.registry.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.spoke.base.problem.Problem;
import org.spoke.registry.RegistryProblem;

/** One run of the whole benchmark: processor, memory, disk, one after the other. */
final class BenchmarkRun {
  /** Raised whenever a workload changes, since figures of two revisions say nothing together. */
  static final int REVISION = 1;

  private final Path dataDirectory;
  private final Clock clock;
  private final Throughput throughput;

  BenchmarkRun(Path dataDirectory, Clock clock, LongSupplier nanoTime, BooleanSupplier cancelled) {
    this.dataDirectory = dataDirectory;
    this.clock = clock;
    this.throughput = new Throughput(nanoTime, cancelled);
  }

  Benchmark measure() {
    try (DiskWriteWorkload disk = new DiskWriteWorkload(dataDirectory)) {
      return new Benchmark(
          REVISION,
          throughput.mibPerSecond(new Sha256Workload()),
          throughput.mibPerSecond(new MemoryCopyWorkload()),
          throughput.mibPerSecond(disk),
          clock.instant().truncatedTo(ChronoUnit.MILLIS)); // nobody needs more, all stores keep it
    } catch (IOException unwritable) {
      throw Problem.of(
              RegistryProblem.DATA_DIRECTORY_UNUSABLE,
              "The benchmark could not write into " + dataDirectory + ".")
          .causedBy(unwritable);
    }
  }
}
