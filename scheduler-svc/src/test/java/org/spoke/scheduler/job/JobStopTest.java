package org.spoke.scheduler.job;

import static org.spoke.scheduler.job.JobStory.*;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.job.JobEvent.JobCancelled;
import org.spoke.scheduler.job.JobEvent.JobFailed;
import org.spoke.scheduler.job.JobEvent.JobSettled;

/** A tenant may stop a job at any time. */
class JobStopTest {
  private final FixtureConfiguration<Job> job = new AggregateTestFixture<>(Job.class);

  @Test
  void aJobWithoutAContractIsCancelledAtOnce() {
    job.given(submitted()).when(stop(5)).expectEvents(cancelled(5));
    job.given(submitted(), matched()).when(stop(5)).expectEvents(cancelled(5));
  }

  @Test
  void aContractedJobThatIsStoppedGivesTheMoneyBackFirst() {
    job.given(submitted(), matched(), signed())
        .when(stop(5))
        .expectEvents(stopping(BEFORE_SERVICE, 5), settlement(0, 0, null, null, 5));
  }

  @Test
  void aFundedJobThatIsStoppedAsksForNoVm() {
    job.given(stoppedWhenFunded()).when(new JobCommand.StartVm(JOB, second(62))).expectNoEvents();
  }

  @Test
  void theLateNewsThatTheEscrowStandsDoesNotStartAStoppedJob() {
    job.given(
            submitted(),
            matched(),
            signed(),
            stopping(BEFORE_SERVICE, 5),
            settlement(0, 0, null, null, 5))
        .when(new JobCommand.ConfirmFunding(JOB, 4_000_000, second(60)))
        .expectNoEvents();
  }

  @Test
  void aStartingJobThatIsStoppedWaitsForItsVmToGo() {
    job.given(untilStarting()).when(stop(70)).expectEvents(stopping(BEFORE_SERVICE, 70));
    job.given(plus(untilStarting(), stopping(BEFORE_SERVICE, 70)))
        .when(gone(0, Reason.STOPPED, 75))
        .expectEvents(vmEnded(0, Reason.STOPPED, 0, 75), settlement(0, 0, null, null, 75));
  }

  @Test
  void aVmThatIsReadyOnlyAfterTheStopIsNotWantedAndNotBilled() {
    job.given(plus(untilStarting(), stopping(BEFORE_SERVICE, 70)))
        .when(new JobCommand.RecordVmReady(JOB, VM, second(71)))
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  void aRunningJobThatIsStoppedIsBilledUntilItsVmIsGone() {
    job.given(plus(untilRunning(), stopping(BY_TENANT, 3700)))
        .when(gone(0, Reason.STOPPED, 3705))
        .expectEvents(
            vmEnded(0, Reason.STOPPED, 3605, 3705), settlement(2_002_778, 3605, 100, 3705, 3705));
  }

  @Test
  void stoppingTwiceIsStoppingOnce() {
    job.given(plus(untilRunning(), stopping(BY_TENANT, 3700))).when(stop(3701)).expectNoEvents();
    job.given(submitted(), new JobCancelled(JOB, Reason.STOPPED_BY_TENANT, "By the tenant.", NOON))
        .when(stop(5))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  void aJobThatHasFailedCannotBeStopped() {
    job.given(submitted(), new JobFailed(JOB, Reason.NO_OFFER, "None.", second(1)))
        .when(stop(5))
        .expectException(Problem.class)
        .expectExceptionMessage("job-ended: Job " + JOB + " has ended: NO_OFFER.");
  }

  @Test
  void theJobEndsAsItWasDecidedOnceTheEscrowIsClosed() {
    job.given(settling(BY_TENANT))
        .when(new JobCommand.CloseEscrow(JOB, "", "", second(3800)))
        .expectEvents(
            escrowClosed(3800),
            new JobSettled(JOB, Reason.STOPPED_BY_TENANT, BY_TENANT.detail(), second(3800)));
  }

  private static JobCommand.StopJob stop(long second) {
    return new JobCommand.StopJob(JOB, second(second));
  }

  private static JobCancelled cancelled(long second) {
    return new JobCancelled(JOB, Reason.STOPPED_BY_TENANT, BEFORE_SERVICE.detail(), second(second));
  }

  private static List<Object> stoppedWhenFunded() {
    return List.of(
        submitted(),
        matched(),
        signed(),
        funded(),
        stopping(BEFORE_SERVICE, 61),
        settlement(0, 0, null, null, 61));
  }

  private static List<Object> settling(Ending ending) {
    return plus(
        untilRunning(),
        stopping(ending, 3700),
        vmEnded(0, Reason.STOPPED, 3600, 3700),
        settlement(2_000_000, 3600, 100, 3700, 3700));
  }
}
