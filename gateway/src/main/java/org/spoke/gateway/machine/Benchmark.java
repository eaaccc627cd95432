package org.spoke.gateway.machine;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Result of the benchmark; higher is better, comparable within one revision.
 *
 * @param sha256MibPerSecond SHA-256 on one core, MiB a second
 * @param memoryMibPerSecond memory copy on one core, MiB a second
 * @param diskMibPerSecond sequential write with fsync, MiB a second
 */
@Introspected
public record Benchmark(
    int revision,
    long sha256MibPerSecond,
    long memoryMibPerSecond,
    long diskMibPerSecond,
    @Nullable Instant measuredAt) {}
