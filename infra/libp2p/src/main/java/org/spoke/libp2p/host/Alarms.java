package org.spoke.libp2p.host;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does things later, each on a virtual thread of its own, so that a slow one delays no other. What
 * is left when the host closes is not done any more.
 *
 * @param timer drops what is cancelled, and what comes after its end
 */
record Alarms(ScheduledExecutorService timer, Executor threads) {
  Future<?> after(Duration time, Runnable action) {
    return timer.schedule(() -> start(action), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void start(Runnable action) {
    try {
      threads.execute(action);
    } catch (RejectedExecutionException closing) {
      // The end of the host ends whatever this would have ended.
    }
  }
}
