package org.spoke.registry.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.base.problem.Problem;

class BenchmarksTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path dataDirectory;

  @Test
  void allThreeAreMeasuredWithinSecondsAndNoFileStays() {
    long start = System.nanoTime();
    Benchmark benchmark = benchmarks(dataDirectory).run(() -> false);

    assertThat(benchmark.sha256MibPerSecond()).isPositive();
    assertThat(benchmark.memoryMibPerSecond()).isGreaterThan(benchmark.sha256MibPerSecond());
    assertThat(benchmark.diskMibPerSecond()).isPositive();
    assertThat(benchmark.measuredAt()).isEqualTo(NOW);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(dataDirectory).isEmptyDirectory();
  }

  @Test
  void aSecondOneAtTheSameTimeIsRefused() {
    Benchmarks benchmarks = benchmarks(dataDirectory);
    AtomicReference<Throwable> refusal = new AtomicReference<>();

    benchmarks.run(
        () -> {
          if (refusal.get() == null) {
            refusal.set(failureOfASecondRun(benchmarks));
          }
          return false;
        });

    assertThat(refusal.get()).isInstanceOf(Problem.class).hasMessageContaining("benchmark-running");
  }

  @Test
  void aCancelledOneLeavesRoomForTheNext() {
    Benchmarks benchmarks = benchmarks(dataDirectory);

    assertThatThrownBy(() -> benchmarks.run(() -> true))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("cancelled");
    assertThat(benchmarks.run(() -> false).diskMibPerSecond()).isPositive();
  }

  private static Throwable failureOfASecondRun(Benchmarks benchmarks) {
    return CompletableFuture.supplyAsync(() -> catchThrowable(() -> benchmarks.run(() -> true)))
        .join();
  }

  @Test
  void aFreshResultIsTakenAgain() {
    Benchmarks benchmarks = benchmarks(dataDirectory);
    Benchmark first = benchmarks.run(() -> false);

    assertThat(benchmarks.freshOrRun(() -> true)).isSameAs(first);
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamed() {
    Path missing = dataDirectory.resolve("missing");

    assertThatThrownBy(() -> benchmarks(missing).run(() -> false))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("data-directory-unusable")
        .hasMessageContaining(missing.toString());
  }

  private static Benchmarks benchmarks(Path directory) {
    return new Benchmarks(directory, Clock.fixed(NOW, ZoneOffset.UTC), System::nanoTime);
  }
}
