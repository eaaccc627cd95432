package org.spoke.eventlog.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Runs the scheduler from the service's start to its stop. */
@Singleton
final class SchedulerLifecycle {
  private final Scheduler scheduler;

  SchedulerLifecycle(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @EventListener
  void start(StartupEvent started) {
    scheduler.start();
  }

  @EventListener
  void stop(ShutdownEvent stopping) {
    scheduler.stop();
  }
}
