package org.spoke.scheduler.job;

import static org.spoke.scheduler.job.JobStory.*;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.spoke.scheduler.job.JobEvent.BootDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.FundingDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.JobExpired;
import org.spoke.scheduler.job.JobEvent.VmEnded;

/** Nothing waits for ever. */
class JobDeadlineTest {
  private final FixtureConfiguration<Job> job = new AggregateTestFixture<>(Job.class);

  @Test
  void aJobThatIsNotMatchedInTimeExpires() {
    whenDue(new JobDeadline.MatchBy(second(600)), submitted())
        .expectEvents(
            new JobExpired(
                JOB,
                Reason.MATCH_TIMEOUT,
                Ending.matchTimedOut(second(600)).detail(),
                second(600)));
    whenDue(new JobDeadline.MatchBy(second(600)), submitted(), matched(), signed())
        .expectNoEvents();
  }

  @Test
  void deadlinesOfOthersAreAskedAboutBeforeAnythingEnds() {
    whenDue(new JobDeadline.FundBy(second(1000)), submitted(), matched(), signed())
        .expectEvents(new FundingDeadlinePassed(JOB, JOB.escrow(), second(1000)));
    whenDue(new JobDeadline.BootBy(VM, second(1000)), untilStarting().toArray())
        .expectEvents(new BootDeadlinePassed(JOB, VM, second(1000)));
    whenDue(new JobDeadline.FundBy(second(1000)), untilStarting().toArray()).expectNoEvents();
    whenDue(new JobDeadline.BootBy(VM, second(1000)), untilRunning().toArray()).expectNoEvents();
  }

  @Test
  void aJobThatIsNotFundedInTimeExpires() {
    job.given(submitted(), matched(), signed())
        .when(new JobCommand.ExpireFunding(JOB, second(1100)))
        .expectEvents(
            stopping(Ending.fundingTimedOut(signed().fundBy()), 1100),
            settlement(0, 0, null, null, 1100, Reason.FUNDING_TIMEOUT));
  }

  @Test
  void aVmThatIsNeverReadyFailsTheJob() {
    job.given(untilStarting())
        .when(new JobCommand.GiveUpBooting(JOB, VM, second(700)))
        .expectEvents(stopping(Ending.bootTimedOut(VM), 700));
  }

  @Test
  void aJobRunsNoLongerThanAgreed() {
    whenDue(new JobDeadline.ServeUntil(second(7300)), untilRunning().toArray())
        .expectEvents(stopping(Ending.durationReached(spec(RestartPolicy.NEVER)), 7300));
  }

  @Test
  void aVmWhoseEndIsNotConfirmedIsBilledUntilTheStopAlone() {
    Object[] before = plus(untilRunning(), stopping(BY_TENANT, 3700)).toArray();
    whenDue(new JobDeadline.StopBy(VM, second(4000)), before)
        .expectEvents(
            new VmEnded(
                JOB,
                VM,
                Reason.LOST,
                "The provider did not confirm that it is gone.",
                3_600_000,
                second(3700)),
            settlement(2_000_000, 3600, 100, 3700, 4000));
  }

  private ResultValidator<Job> whenDue(JobDeadline deadline, Object... before) {
    return job.given(before).whenInvoking(JOB.text(), at -> at.reach(deadline));
  }
}
