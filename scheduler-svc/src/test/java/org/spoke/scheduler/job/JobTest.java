package org.spoke.scheduler.job;

import static org.spoke.scheduler.job.JobStory.*;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.Problem;
import org.spoke.scheduler.contract.SignedContract;
import org.spoke.scheduler.job.JobEvent.JobCancelled;
import org.spoke.scheduler.job.JobEvent.JobFailed;

/** From a request to a contract that both signed. */
class JobTest {
  private final FixtureConfiguration<Job> job = new AggregateTestFixture<>(Job.class);

  @Test
  void aJobIsSubmitted() {
    job.givenNoPriorActivity()
        .when(new JobCommand.SubmitJob(JOB, spec(RestartPolicy.NEVER), NOON))
        .expectEvents(submitted());
  }

  @Test
  void anOfferIsTakenOnce() {
    job.given(submitted())
        .when(new JobCommand.MatchJob(JOB, match(), second(1)))
        .expectEvents(matched());
    job.given(submitted(), matched())
        .when(new JobCommand.MatchJob(JOB, match(), second(9)))
        .expectNoEvents();
  }

  @Test
  void aJobDearerThanItsCeilingFailsWithBothFigures() {
    String detail = "The cheapest offer asks 2000000 lovelace an hour; the ceiling is 1500000.";
    job.given(submitted())
        .when(new JobCommand.RejectJob(JOB, Reason.PRICE_ABOVE_CEILING, detail, second(1)))
        .expectEvents(new JobFailed(JOB, Reason.PRICE_ABOVE_CEILING, detail, second(1)));
  }

  @Test
  void aContractThatBothSignedIsTaken() {
    job.given(submitted(), matched())
        .when(new JobCommand.SignContract(JOB, contract(), second(2)))
        .expectEvents(signed());
  }

  @Test
  void aContractThatWasChangedAfterwardsIsRefused() {
    SignedContract genuine = contract();
    SignedContract dearer =
        new SignedContract(
            genuine.document().replace("2000000", "9000000"),
            genuine.documentSha256(),
            genuine.signatures());

    job.given(submitted(), matched())
        .when(new JobCommand.SignContract(JOB, dearer, second(2)))
        .expectException(Problem.class)
        .expectNoEvents();
  }

  @Test
  void aStoppedJobIsNotSignedFor() {
    job.given(submitted(), matched(), new JobCancelled(JOB, Reason.STOPPED_BY_TENANT, "", NOON))
        .when(new JobCommand.SignContract(JOB, contract(), second(2)))
        .expectNoEvents();
  }
}
