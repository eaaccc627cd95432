package org.spoke.scheduler.job.automation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.scheduler.box.FakeBox;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.automation.WhenEscrowClosedThenEndJob.EscrowClosedUnfunded;
import org.spoke.scheduler.job.automation.WhenLeaseRevokedThenStopJob.LeaseRevoked;

/** A job that cannot be served as agreed ends, and nothing of it is left. */
class JobFailureTest {
  @RegisterExtension static final JobsAtWork jobs = new JobsAtWork();

  @Test
  void aWalletWithTooLittleFailsTheJob() {
    JobId job = jobs.contracted();
    jobs.reaction(WhenEscrowClosedThenEndJob.class)
        .on(
            new EscrowClosedUnfunded(job, "INSUFFICIENT_FUNDS", "2 ADA wanted, 1 there."),
            jobs.ready());

    Job failed = jobs.awaitStatus(job, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("INSUFFICIENT_FUNDS");
    jobs.awaitLeaseReleased(job);
  }

  @Test
  void anImageThatVanishedFailsTheJobAndReturnsTheMoney() {
    JobId job = jobs.contracted();
    jobs.box().host.forget(FakeBox.IMAGE);
    jobs.escrowFunded(job);
    jobs.awaitSettlementRequested(job);
    jobs.box().host.image(FakeBox.IMAGE);
    jobs.escrowSettled(job);

    Job failed = jobs.awaitStatus(job, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("IMAGE_UNKNOWN");
    assertThat(failed.getDueLovelace()).isZero();
  }

  @Test
  void aRevokedLeaseStopsTheJobAndPaysForWhatWasServed() {
    JobId job = jobs.run();
    jobs.reaction(WhenLeaseRevokedThenStopJob.class)
        .on(new LeaseRevoked(job, "PROVIDER_OFFBOARDED"), jobs.ready().plusSeconds(900));
    jobs.awaitStopOfVm(job);
    jobs.vmGone(job, 0, "STOPPED", 900);
    jobs.escrowSettled(job);

    Job failed = jobs.awaitStatus(job, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("PROVIDER_OFFBOARDED");
    assertThat(failed.getDueLovelace()).isEqualTo(1_000_000);
  }

  @Test
  void aJobStoppedWhileTheVmServiceIsAwayNeverLaunchesItsVm() {
    JobId job = jobs.contracted();
    jobs.box().host.away(true);
    jobs.escrowFunded(job);
    jobs.awaitStatus(job, JobStatus.JOB_STATUS_STARTING);
    jobs.stopByTenant(job);
    jobs.box().host.away(false);
    jobs.awaitSettlementRequested(job);
    jobs.escrowSettled(job);

    Job cancelled = jobs.awaitStatus(job, JobStatus.JOB_STATUS_CANCELLED);
    assertThat(cancelled.getDueLovelace()).isZero();
    assertThat(jobs.box().host.isLaunched(job.vm(0))).isFalse();
  }

  /** Complaint 4: what is closed does not run on unpaid. */
  @Test
  void aVmThatIsReadyForAnEndedJobIsStopped() {
    JobId job = jobs.contracted();
    jobs.cancel(job);

    jobs.vmReady(job, 0, 5);

    assertThat(jobs.box().host.isStopped(job.vm(0))).isTrue();
  }
}
