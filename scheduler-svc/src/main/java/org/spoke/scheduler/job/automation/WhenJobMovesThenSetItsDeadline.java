package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.job.Job;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobDeadline;
import org.spoke.scheduler.job.JobEvent.ContractSigned;
import org.spoke.scheduler.job.JobEvent.JobRunning;
import org.spoke.scheduler.job.JobEvent.JobStopping;
import org.spoke.scheduler.job.JobEvent.JobSubmitted;
import org.spoke.scheduler.job.JobEvent.VmRequested;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.JobLimits;
import org.spoke.scheduler.job.JobStanding;

/**
 * Each state may last only so long, so a deadline is stored when a job gets there. Setting one
 * twice is harmless: a job ignores what it is past.
 */
@Singleton
@ProcessingGroup("when-job-moves-then-set-its-deadline")
class WhenJobMovesThenSetItsDeadline implements Reaction {
  private final DeadlineManager deadlines;
  private final Commands commands;
  private final Clock clock;

  WhenJobMovesThenSetItsDeadline(DeadlineManager deadlines, Commands commands, Clock clock) {
    this.deadlines = deadlines;
    this.commands = commands;
    this.clock = clock;
  }

  @EventHandler
  void on(JobSubmitted event) {
    set(event.job(), new JobDeadline.MatchBy(fromNow(JobLimits.MATCH_WITHIN)));
  }

  @EventHandler
  void on(ContractSigned event) {
    set(event.job(), new JobDeadline.FundBy(event.fundBy().plus(JobLimits.FUND_GRACE)));
    set(event.job(), new JobDeadline.ServeUntil(event.serviceEnd()));
  }

  @EventHandler
  void on(VmRequested event) {
    set(event.job(), new JobDeadline.BootBy(event.vm(), fromNow(JobLimits.BOOT_WITHIN)));
  }

  @EventHandler
  void on(JobRunning event) {
    JobStanding job = commands.dispatch(new JobCommand.HoldJob(event.job()));
    Instant since = job.servedFrom().orElse(event.at());
    set(event.job(), new JobDeadline.ServeUntil(since.plus(job.spec().duration())));
  }

  @EventHandler
  void on(JobStopping event) {
    JobStanding job = commands.dispatch(new JobCommand.HoldJob(event.job()));
    Instant by = fromNow(JobLimits.STOP_WITHIN);
    job.vm().ifPresent(vm -> set(event.job(), new JobDeadline.StopBy(vm, by)));
  }

  private Instant fromNow(Duration within) {
    return clock.instant().plus(within);
  }

  private void set(JobId job, JobDeadline deadline) {
    deadlines.schedule(
        deadline.at(),
        deadline.getClass().getSimpleName(),
        deadline,
        new AggregateScopeDescriptor(Job.class.getSimpleName(), job.text()));
  }
}
