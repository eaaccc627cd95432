package org.spoke.scheduler.job;

import static org.spoke.scheduler.job.JobStory.*;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.spoke.scheduler.job.JobEvent.JobFailed;

/** A lease or an escrow that ends takes its job with it. */
class JobEndedByOthersTest {
  private final FixtureConfiguration<Job> job = new AggregateTestFixture<>(Job.class);

  @Test
  void aRevokedLeaseEndsTheJobWithWhatWasServed() {
    Ending ending = Ending.leaseRevoked(match().device(), "PROVIDER_OFFBOARDED");
    job.given(untilRunning())
        .when(new JobCommand.RevokeLease(JOB, "PROVIDER_OFFBOARDED", second(500)))
        .expectEvents(stopping(ending, 500));
    job.given(submitted(), matched())
        .when(new JobCommand.RevokeLease(JOB, "PROVIDER_OFFBOARDED", second(2)))
        .expectEvents(new JobFailed(JOB, Reason.PROVIDER_OFFBOARDED, ending.detail(), second(2)));
  }

  @Test
  void anEscrowThatIsClosedUnfundedEndsTheJobWithoutASettlement() {
    job.given(submitted(), matched(), signed())
        .when(
            new JobCommand.CloseEscrow(
                JOB, "INSUFFICIENT_FUNDS", "4 ADA wanted, 1 ADA there.", second(9)))
        .expectEvents(
            escrowClosed(9),
            stopping(Ending.escrowClosed("INSUFFICIENT_FUNDS", "4 ADA wanted, 1 ADA there."), 9),
            new JobFailed(JOB, Reason.INSUFFICIENT_FUNDS, "4 ADA wanted, 1 ADA there.", second(9)));
  }

  @Test
  void aRunningJobWhoseEscrowIsGoneStopsItsVmBeforeItEnds() {
    Ending ending = Ending.escrowClosed("", "It was taken back.");
    job.given(untilRunning())
        .when(new JobCommand.CloseEscrow(JOB, "", "It was taken back.", second(9000)))
        .expectEvents(escrowClosed(9000), stopping(ending, 9000));
    job.given(plus(untilRunning(), escrowClosed(9000), stopping(ending, 9000)))
        .when(gone(0, Reason.STOPPED, 9005))
        .expectEvents(
            vmEnded(0, Reason.STOPPED, 8905, 9005),
            new JobFailed(JOB, Reason.ESCROW_CLOSED, "It was taken back.", second(9005)));
  }
}
