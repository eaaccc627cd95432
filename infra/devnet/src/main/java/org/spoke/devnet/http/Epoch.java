package org.spoke.devnet.http;

/** Counts epochs of mainnet's length. Nothing happens at their borders: parameters never change. */
final class Epoch {
  static final int LENGTH_SLOTS = 432_000;

  private Epoch() {}

  static long of(long slot) {
    return slot / LENGTH_SLOTS;
  }

  static long slotWithin(long slot) {
    return slot % LENGTH_SLOTS;
  }

  static long firstSlot(long epoch) {
    return epoch * LENGTH_SLOTS;
  }
}
