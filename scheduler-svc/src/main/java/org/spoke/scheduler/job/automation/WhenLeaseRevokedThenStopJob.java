package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.FromService;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobId;

/** The provider has taken the lease back, so the job stops. */
@Singleton
@ProcessingGroup("when-lease-revoked-then-stop-job")
@FromService("registry")
class WhenLeaseRevokedThenStopJob implements Reaction {
  private final Commands commands;

  WhenLeaseRevokedThenStopJob(Commands commands) {
    this.commands = commands;
  }

  /** Of the registry's event, what matters here. */
  record LeaseRevoked(JobId job, String reason) {}

  @EventHandler
  void on(LeaseRevoked event, @Timestamp Instant at) {
    commands.dispatch(new JobCommand.RevokeLease(event.job(), event.reason(), at));
  }
}
