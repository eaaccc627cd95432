package org.spoke.registry.machine;

/**
 * What of a machine always stays with its owner, so that the system and Spoke itself go on running
 * well when every onboarded core is busy.
 */
final class OwnerMinimum {
  /** The services and the owner's shell share one core; a VM at full load must not starve them. */
  static final int CORES = 1;

  /** The services and Postgres stay below 600 MiB together; the system needs the rest. */
  static final long MEMORY_MIB = 1_024;

  /** A machine with little memory gives at most three quarters of it. */
  static final long MEMORY_SHARE = 4;

  /** The event log, images and logs grow into this; Postgres stops when its disk is full. */
  static final long DISK_MIB = 5_120;

  private OwnerMinimum() {}

  static Resources of(Resources machine) {
    return new Resources(cores(machine), memoryMib(machine), DISK_MIB);
  }

  /** A machine with one core shares it, or it could never be onboarded. */
  private static int cores(Resources machine) {
    return machine.cores() > CORES ? CORES : 0;
  }

  private static long memoryMib(Resources machine) {
    return Math.min(MEMORY_MIB, machine.memoryMib() / MEMORY_SHARE);
  }
}
