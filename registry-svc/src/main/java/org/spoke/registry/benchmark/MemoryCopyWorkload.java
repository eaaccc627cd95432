package org.spoke.registry.benchmark;

/** Copies one half of a large block onto the other. */
final class MemoryCopyWorkload implements Workload {
  /** Both halves together exceed the third-level cache of most machines: memory is measured. */
  private static final int HALF_BYTES = 32 << 20;

  private final byte[] from = new byte[HALF_BYTES];
  private final byte[] to = new byte[HALF_BYTES];

  @Override
  public long step() {
    System.arraycopy(from, 0, to, 0, HALF_BYTES);
    return HALF_BYTES;
  }
}
