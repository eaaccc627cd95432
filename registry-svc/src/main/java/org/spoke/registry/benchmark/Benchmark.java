package org.spoke.registry.benchmark;

import java.time.Instant;

/**
 * The figures of one run; higher is better. Runs of the same revision can be compared.
 *
 * @param revision which benchmark was run: {@link BenchmarkRun#REVISION}
 * @param sha256MibPerSecond SHA-256 over a fixed buffer, one core
 * @param memoryMibPerSecond memory copy, one core
 * @param diskMibPerSecond sequential write with fsync in the data directory
 */
public record Benchmark(
    int revision,
    long sha256MibPerSecond,
    long memoryMibPerSecond,
    long diskMibPerSecond,
    Instant measuredAt) {}
