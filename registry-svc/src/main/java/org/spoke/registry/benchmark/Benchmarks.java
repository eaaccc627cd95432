package org.spoke.registry.benchmark;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.spoke.base.problem.Problem;
import org.spoke.registry.RegistryProblem;

/** Runs the benchmark, never two at once: they would measure each other. */
public final class Benchmarks {
  /** An onboarding takes a result this old for its own: the machine has not changed since. */
  public static final Duration FRESH_FOR = Duration.ofHours(1);

  private final Path dataDirectory;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final ReentrantLock running = new ReentrantLock();
  private Benchmark latest;

  /**
   * @param dataDirectory where the disk is measured; it exists
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  public Benchmarks(Path dataDirectory, Clock clock, LongSupplier nanoTime) {
    this.dataDirectory = dataDirectory;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /**
   * Measures anew; takes about four seconds.
   *
   * @param cancelled asked every few milliseconds
   * @throws Problem {@code benchmark-running}, {@code cancelled} or {@code data-directory-unusable}
   */
  public Benchmark run(BooleanSupplier cancelled) {
    if (!running.tryLock()) {
      throw Problem.of(
          RegistryProblem.BENCHMARK_RUNNING, "Another benchmark started some seconds ago.");
    }
    try {
      return measure(cancelled);
    } finally {
      running.unlock();
    }
  }

  /** The latest result when it is fresh, else a new one; waits for one that is running. */
  public Benchmark freshOrRun(BooleanSupplier cancelled) {
    running.lock();
    try {
      return isFresh() ? latest : measure(cancelled);
    } finally {
      running.unlock();
    }
  }

  private boolean isFresh() {
    return latest != null && latest.measuredAt().plus(FRESH_FOR).isAfter(clock.instant());
  }

  private Benchmark measure(BooleanSupplier cancelled) {
    latest = new BenchmarkRun(dataDirectory, clock, nanoTime, cancelled).measure();
    return latest;
  }
}
