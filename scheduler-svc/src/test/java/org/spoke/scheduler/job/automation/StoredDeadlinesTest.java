package org.spoke.scheduler.job.automation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.scheduler.job.JobDeadline;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.payment.EscrowReport;

/** What a job waits for has a deadline that is stored with it. */
class StoredDeadlinesTest {
  @RegisterExtension static final JobsAtWork jobs = new JobsAtWork();

  @Test
  void theStoredEndOfServiceStopsTheJob() {
    JobId job = jobs.run();
    jobs.due(job, new JobDeadline.ServeUntil(jobs.ready().plusSeconds(3600)));
    jobs.awaitStopOfVm(job);
    jobs.vmGone(job, 0, "STOPPED", 3601);
    jobs.escrowSettled(job);

    Job settled = jobs.awaitStatus(job, JobStatus.JOB_STATUS_SETTLED);
    assertThat(settled.getReason()).isEqualTo("DURATION_REACHED");
    assertThat(settled.getDueLovelace()).as("the most that was agreed").isEqualTo(2_000_000);
  }

  @Test
  void aLateEscrowThatStandsAfterAllStartsTheVm() {
    JobId job = jobs.contracted();
    jobs.box().payments.escrow(job.escrow(), new EscrowReport(true, 2_000_000));
    jobs.due(job, new JobDeadline.FundBy(jobs.ready()));

    jobs.awaitLaunch(job, 0);
    jobs.cancel(job);
  }

  @Test
  void aLateEscrowThatDoesNotStandExpiresTheJob() {
    JobId job = jobs.contracted();
    jobs.due(job, new JobDeadline.FundBy(jobs.ready()));
    jobs.awaitSettlementRequested(job);
    jobs.escrowSettled(job);

    Job expired = jobs.awaitStatus(job, JobStatus.JOB_STATUS_EXPIRED);
    assertThat(expired.getReason()).isEqualTo("FUNDING_TIMEOUT");
  }

  @ParameterizedTest
  @EnumSource(Lateness.class)
  void aLateVmIsAskedAboutBeforeTheJobIsGivenUp(Lateness lateness) {
    JobId job = jobs.contracted();
    jobs.escrowFunded(job);
    jobs.awaitLaunch(job, 0);
    if (lateness == Lateness.READY_UNHEARD) {
      jobs.box().host.ready(job.vm(0), jobs.ready());
    }
    jobs.due(job, new JobDeadline.BootBy(job.vm(0), jobs.ready().plusSeconds(600)));

    jobs.awaitStatus(job, lateness.then);
    jobs.cancel(job);
  }

  enum Lateness {
    READY_UNHEARD(JobStatus.JOB_STATUS_RUNNING),
    STILL_BOOTING(JobStatus.JOB_STATUS_STOPPING);

    private final JobStatus then;

    Lateness(JobStatus then) {
      this.then = then;
    }
  }
}
