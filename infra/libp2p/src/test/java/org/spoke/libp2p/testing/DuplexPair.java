package org.spoke.libp2p.testing;

import org.spoke.libp2p.io.Duplex;

/** The two ends of one channel in memory. */
public record DuplexPair(Duplex left, Duplex right) {
  /** In bytes a direction: as much as a small socket buffer. */
  private static final int CAPACITY_BYTES = 64 * 1024;

  public static DuplexPair inMemory() {
    return Pipe.pair(CAPACITY_BYTES);
  }

  /** Holds so little that writers wait often. */
  public static DuplexPair holding(int capacityBytes) {
    return Pipe.pair(capacityBytes);
  }
}
