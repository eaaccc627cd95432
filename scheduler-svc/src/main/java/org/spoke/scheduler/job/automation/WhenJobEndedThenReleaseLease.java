package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobEvent.JobEnded;
import org.spoke.scheduler.offer.Leases;

/** The job has ended, so the device's resources are free again. */
@Singleton
@ProcessingGroup("when-job-ended-then-release-lease")
class WhenJobEndedThenReleaseLease implements Reaction {
  private final Leases leases;

  WhenJobEndedThenReleaseLease(Leases leases) {
    this.leases = leases;
  }

  @EventHandler
  void on(JobEnded event) {
    leases.release(event.job());
  }
}
