package org.spoke.gateway.stream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that wakes what waits: heartbeats, patience with slow readers, reconnects. Tasks are
 * short.
 */
@Singleton
public final class Ticker {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("gateway-ticker").unstarted(task));

  /** Runs a task again and again until it is cancelled. */
  public ScheduledFuture<?> every(Duration interval, Runnable task) {
    return thread.scheduleWithFixedDelay(
        () -> run(task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Runs a task once, later. */
  public ScheduledFuture<?> after(Duration delay, Runnable task) {
    return thread.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.warn("a timed task failed", failure);
    }
  }
}
