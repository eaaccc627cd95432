package org.spoke.registry.machine;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a machine: what it has, what a device reserves, what a lease holds.
 *
 * @param cores whole CPU cores
 * @param memoryMib memory in MiB (2^20 bytes)
 * @param diskMib disk in MiB (2^20 bytes)
 */
public record Resources(int cores, long memoryMib, long diskMib) {

  public static final Resources NONE = new Resources(0, 0, 0);

  /** Refuses negative amounts with an {@link IllegalArgumentException}. */
  public Resources {
    if (cores < 0 || memoryMib < 0 || diskMib < 0) {
      throw new IllegalArgumentException(
          "resources must not be negative: " + text(cores, memoryMib, diskMib));
    }
  }

  public Resources plus(Resources other) {
    return new Resources(cores + other.cores, memoryMib + other.memoryMib, diskMib + other.diskMib);
  }

  /** What is left without the other; there is never less than nothing. */
  public Resources lessAtMost(Resources other) {
    return new Resources(
        Math.max(0, cores - other.cores),
        Math.max(0, memoryMib - other.memoryMib),
        Math.max(0, diskMib - other.diskMib));
  }

  /** Whether all of this is inside the other. */
  public boolean fitsInto(Resources other) {
    return shortageIn(other).isEmpty();
  }

  /** What the other has too little of to hold this; empty when this fits into it. */
  public Optional<Shortage> shortageIn(Resources other) {
    return Stream.of(
            new Shortage("cores", cores, other.cores),
            new Shortage("memory_mib", memoryMib, other.memoryMib),
            new Shortage("disk_mib", diskMib, other.diskMib))
        .filter(amount -> amount.wanted() > amount.there())
        .findFirst();
  }

  /** The larger amount of each. */
  public Resources orMore(Resources other) {
    return new Resources(
        Math.max(cores, other.cores),
        Math.max(memoryMib, other.memoryMib),
        Math.max(diskMib, other.diskMib));
  }

  /** For people: {@code 2 cores, 4096 MiB memory, 20480 MiB disk}. */
  @Override
  public String toString() {
    return text(cores, memoryMib, diskMib);
  }

  private static String text(int cores, long memoryMib, long diskMib) {
    return "%d %s, %d MiB memory, %d MiB disk"
        .formatted(cores, cores == 1 ? "core" : "cores", memoryMib, diskMib);
  }
}
