package org.spoke.scheduler.job.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobSpec;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.proto.scheduler.v1.StopJobRequest;
import org.spoke.scheduler.box.FakeBox;
import org.spoke.scheduler.box.RunningScheduler;
import org.spoke.scheduler.job.JobDeadline;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.automation.WhenEscrowClosedThenEndJob.EscrowSettled;
import org.spoke.scheduler.job.automation.WhenEscrowFundedThenFundJob.EscrowFunded;
import org.spoke.scheduler.job.automation.WhenVmChangesThenTellJob.VmGone;
import org.spoke.scheduler.job.automation.WhenVmChangesThenTellJob.VmReady;
import org.spoke.scheduler.offer.Lease;

/**
 * Jobs in the running service: its own database, its reactions, and the news that other services
 * would tell it.
 */
final class JobsAtWork implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RunningScheduler scheduler;
  private Instant ready;

  @Override
  public void beforeAll(ExtensionContext context) {
    scheduler = new RunningScheduler();
    ready = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    scheduler.close();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    box().registry.away(false);
    box().host.away(false);
  }

  RunningScheduler scheduler() {
    return scheduler;
  }

  FakeBox box() {
    return scheduler.box();
  }

  /** Stored deadlines go by the real clock, so the jobs' VMs are ready about now. */
  Instant ready() {
    return ready;
  }

  JobId submit(JobSpec.Builder spec) {
    return new JobId(scheduler.submit(spec));
  }

  Job awaitStatus(JobId job, JobStatus status) {
    return scheduler.awaitStatus(job.text(), status);
  }

  void awaitLaunch(JobId job, int restart) {
    await().atMost(PATIENCE).until(() -> box().host.isLaunched(job.vm(restart)));
  }

  void awaitStopOfVm(JobId job) {
    await().atMost(PATIENCE).until(() -> box().host.isStopped(job.vm(0)));
  }

  JobId contracted() {
    return contracted(RunningScheduler.spec());
  }

  JobId contracted(JobSpec.Builder spec) {
    JobId job = submit(spec);
    awaitStatus(job, JobStatus.JOB_STATUS_CONTRACTED);
    return job;
  }

  JobId run() {
    JobId job = contracted();
    escrowFunded(job);
    awaitLaunch(job, 0);
    vmReady(job, 0, 0);
    return job;
  }

  /** Ends a job whatever it does, so that the next test finds the device free. */
  void cancel(JobId job) {
    if (!scheduler.job(job.text()).hasEndedAt()) {
      stopByTenant(job);
      for (int restart = 0; restart < 2; restart++) {
        vmGone(job, restart, "STOPPED", 60);
      }
      escrowSettled(job);
    }
    awaitLeaseReleased(job);
  }

  void stopByTenant(JobId job) {
    assertThat(scheduler.jobs().stop(StopJobRequest.newBuilder().setId(job.text()).build()).getId())
        .isEqualTo(job.text());
  }

  void escrowFunded(JobId job) {
    reaction(WhenEscrowFundedThenFundJob.class).on(new EscrowFunded(job, 2_000_000), ready);
  }

  void escrowSettled(JobId job) {
    reaction(WhenEscrowClosedThenEndJob.class).on(new EscrowSettled(job, 0, 0), ready);
  }

  void vmReady(JobId job, int restart, long second) {
    reaction(WhenVmChangesThenTellJob.class)
        .on(new VmReady(job.vm(restart), job, ready.plusSeconds(second)));
  }

  void vmGone(JobId job, int restart, String reason, long second) {
    reaction(WhenVmChangesThenTellJob.class)
        .on(new VmGone(job.vm(restart), job, reason, "exit 0", ready.plusSeconds(second)));
  }

  void due(JobId job, JobDeadline deadline) {
    scheduler
        .service()
        .bean(DeadlineManager.class)
        .schedule(
            Instant.EPOCH,
            deadline.getClass().getSimpleName(),
            deadline,
            new AggregateScopeDescriptor("Job", job.text()));
  }

  void awaitSettlementRequested(JobId job) {
    await()
        .atMost(PATIENCE)
        .until(() -> scheduler.events(job.text()).contains("SettlementRequested"));
  }

  void awaitLeaseReleased(JobId job) {
    await().atMost(PATIENCE).until(() -> box().registry.find(job).filter(Lease::held).isEmpty());
  }

  <T> T reaction(Class<T> type) {
    return scheduler.service().bean(type);
  }
}
