package org.spoke.eventlog.bank;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.spoke.eventlog.Recurring;

/** Recurring work that fails now and then. */
@Singleton
public class CountTicks implements Recurring {
  private final AtomicInteger ticks = new AtomicInteger();

  @Override
  public String name() {
    return "count-ticks";
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(200);
  }

  @Override
  public void run() {
    if (ticks.incrementAndGet() == 1) {
      throw new IllegalStateException("the first tick fails");
    }
  }

  public int ticks() {
    return ticks.get();
  }
}
