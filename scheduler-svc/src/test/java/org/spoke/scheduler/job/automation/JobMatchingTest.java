package org.spoke.scheduler.job.automation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobSpec;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.scheduler.box.FakeBox;
import org.spoke.scheduler.box.RunningScheduler;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.Resources;
import org.spoke.scheduler.offer.Offer;

/** From a request to a contract, or to the reason why there is none. */
class JobMatchingTest {
  @RegisterExtension static final JobsAtWork jobs = new JobsAtWork();

  @Test
  void noOfferFitsSoTheJobFails() {
    JobId job =
        jobs.submit(
            RunningScheduler.spec()
                .setResources(RunningScheduler.spec().getResources().toBuilder().setCores(1024)));

    Job failed = jobs.awaitStatus(job, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("NO_OFFER");
  }

  @Test
  void allOffersAreDearerThanTheCeilingSoTheJobFailsWithBothFigures() {
    JobId job = jobs.submit(RunningScheduler.spec().setMaxLovelacePerHour(1_999_999));

    Job failed = jobs.awaitStatus(job, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("PRICE_ABOVE_CEILING");
    assertThat(failed.getReasonDetail()).contains("2000000").contains("1999999");
  }

  @Test
  void anOfferThatIsGoneMeanwhileIsPassedOver() {
    jobs.box().registry.offer(cheaper("dev_11111111111111111111"));
    jobs.box().registry.takeAll("dev_11111111111111111111");

    JobId job = jobs.submit(RunningScheduler.spec());

    Job contracted = jobs.awaitStatus(job, JobStatus.JOB_STATUS_CONTRACTED);
    assertThat(contracted.getDeviceId()).isEqualTo(FakeBox.DEVICE);
    jobs.cancel(job);
  }

  @Test
  void aSecondJobBeyondTheCapacityFailsAndTheFirstKeepsItsLease() {
    JobSpec.Builder most =
        RunningScheduler.spec()
            .setResources(RunningScheduler.spec().getResources().toBuilder().setCores(300));
    JobId first = jobs.contracted(most);

    JobId second = jobs.submit(most);

    Job failed = jobs.awaitStatus(second, JobStatus.JOB_STATUS_FAILED);
    assertThat(failed.getReason()).isEqualTo("NO_CAPACITY");
    assertThat(jobs.box().registry.find(first)).matches(lease -> lease.orElseThrow().held());
    jobs.cancel(first);
    jobs.cancel(jobs.contracted(most)); // what the first held is free again
  }

  @Test
  void aRegistryThatIsAwayIsAskedAgain() {
    jobs.box().registry.away(true);
    JobId job = jobs.submit(RunningScheduler.spec());
    assertThat(jobs.scheduler().job(job.text()).getStatus())
        .isEqualTo(JobStatus.JOB_STATUS_SUBMITTED);

    jobs.box().registry.away(false);

    jobs.awaitStatus(job, JobStatus.JOB_STATUS_CONTRACTED);
    jobs.cancel(job);
  }

  private static Offer cheaper(String device) {
    return new Offer(
        "off_11111111111111111111",
        device,
        new Resources(400, 819_200, 4_096_000),
        1_000_000,
        "addr_test1other");
  }
}
