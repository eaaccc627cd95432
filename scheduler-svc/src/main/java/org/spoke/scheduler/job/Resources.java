package org.spoke.scheduler.job;

/**
 * A part of a machine.
 *
 * @param cores whole CPU cores
 * @param memoryMib memory in MiB
 * @param diskMib disk in MiB
 */
public record Resources(int cores, long memoryMib, long diskMib) {

  /** For people, with units. */
  public String inWords() {
    return "%d %s, %d MiB memory, %d MiB disk"
        .formatted(cores, cores == 1 ? "core" : "cores", memoryMib, diskMib);
  }

  /** Whether all of the other fits into this. */
  public boolean holds(Resources other) {
    return cores >= other.cores && memoryMib >= other.memoryMib && diskMib >= other.diskMib;
  }
}
