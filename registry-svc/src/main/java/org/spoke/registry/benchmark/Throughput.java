package org.spoke.registry.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;

/** Measures how many MiB a second a workload moves: the median of several short rounds. */
final class Throughput {
  /** An odd number, so that the median is a round that was; five outvote two disturbed ones. */
  static final int ROUNDS = 5;

  /** Long against the clock's grain and the scheduler's, short enough for three workloads. */
  static final long ROUND_NANOS = 150_000_000;

  /** No round begins after this: a slow disk gets fewer rounds, and the caller its answer. */
  static final long MAX_NANOS = 2_000_000_000;

  private static final double BYTES_PER_MIB = 1 << 20;
  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoTime;
  private final BooleanSupplier cancelled;

  /**
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @param cancelled asked between two steps
   */
  Throughput(LongSupplier nanoTime, BooleanSupplier cancelled) {
    this.nanoTime = nanoTime;
    this.cancelled = cancelled;
  }

  /**
   * MiB a second, at least 1. Takes about a second, at most two and one round.
   *
   * @throws Problem {@code cancelled}
   */
  long mibPerSecond(Workload workload) throws IOException {
    long start = nanoTime.getAsLong();
    round(workload); // warms caches and the compiler
    List<Double> rates = new ArrayList<>();
    do {
      rates.add(round(workload));
    } while (rates.size() < ROUNDS && nanoTime.getAsLong() - start < MAX_NANOS);
    rates.sort(null);
    return Math.max(1, Math.round(rates.get(rates.size() / 2)));
  }

  private double round(Workload workload) throws IOException {
    workload.begin();
    long start = nanoTime.getAsLong();
    long moved = 0;
    do {
      refuseIfCancelled();
      moved += workload.step();
    } while (nanoTime.getAsLong() - start < ROUND_NANOS && !workload.isFull(moved));
    workload.end();
    long nanos = Math.max(1, nanoTime.getAsLong() - start);
    return moved / BYTES_PER_MIB * NANOS_PER_SECOND / nanos;
  }

  private void refuseIfCancelled() {
    if (cancelled.getAsBoolean()) {
      throw Problem.of(CommonProblem.CANCELLED, "The benchmark was cancelled.");
    }
  }
}
