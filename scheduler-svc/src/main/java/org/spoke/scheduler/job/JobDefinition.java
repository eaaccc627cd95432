package org.spoke.scheduler.job;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.eventlog.AggregateDefinition;

/** Makes the job known to the event log. A job has a dozen events, so it needs no snapshots. */
@Factory
class JobDefinition {
  /** Jobs that live at once on a box; each is a few KiB with its contract. */
  private static final int CACHED = 1_000;

  @Singleton
  AggregateDefinition<Job, JobEvent> job() {
    return AggregateDefinition.of(Job.class, JobEvent.class).cached(CACHED);
  }
}
