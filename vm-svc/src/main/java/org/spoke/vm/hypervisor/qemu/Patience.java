package org.spoke.vm.hypervisor.qemu;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do, which no event of ours tells. */
final class Patience {
  private static final long STEP_MILLIS = 20; // a boot takes 4000: half a percent is lost at most

  private Patience() {}

  /**
   * Waits until the condition holds.
   *
   * @return false when the time is over
   * @throws IllegalStateException when the waiting thread is interrupted: the work is cancelled
   */
  static boolean until(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cancelled while waiting for a hypervisor", e);
    }
  }
}
