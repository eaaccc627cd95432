package org.spoke.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.eventlog.testing.OperatorCalls.assertProblem;
import static org.spoke.eventlog.testing.OperatorCalls.underKey;
import static org.spoke.scheduler.box.RunningScheduler.spec;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spoke.proto.common.v1.PageRequest;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.scheduler.v1.GetContractRequest;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobSpec;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.proto.scheduler.v1.ListJobsRequest;
import org.spoke.proto.scheduler.v1.ListJobsResponse;
import org.spoke.proto.scheduler.v1.StopJobRequest;
import org.spoke.proto.scheduler.v1.SubmitJobRequest;
import org.spoke.scheduler.box.RunningScheduler;

class JobsEndpointTest {
  private static RunningScheduler scheduler;

  @BeforeAll
  static void start() {
    scheduler = new RunningScheduler();
  }

  @AfterAll
  static void stop() {
    scheduler.close();
  }

  /** A change that makes a job one that cannot be, with the field and the problem it is told by. */
  record Bad(String field, String problem, Consumer<JobSpec.Builder> change) {
    @Override
    public String toString() {
      return problem + " in " + field;
    }
  }

  static Stream<Bad> badSpecs() {
    return Stream.of(
        new Bad("spec.resources.cores", "invalid-field", with(resources(0, 2048, 10_240))),
        new Bad("spec.resources.cores", "invalid-field", with(resources(-1, 2048, 10_240))),
        new Bad("spec.resources.cores", "invalid-field", with(resources(1025, 2048, 10_240))),
        new Bad("spec.resources.memory_mib", "invalid-field", with(resources(2, 63, 10_240))),
        new Bad(
            "spec.resources.memory_mib", "invalid-field", with(resources(2, Long.MAX_VALUE, 1))),
        new Bad("spec.resources.disk_mib", "invalid-field", with(resources(2, 2048, 0))),
        new Bad("spec.duration_seconds", "invalid-field", spec -> spec.setDurationSeconds(59)),
        new Bad(
            "spec.duration_seconds", "invalid-field", spec -> spec.setDurationSeconds(31_536_001)),
        new Bad(
            "spec.max_lovelace_per_hour",
            "price-not-positive",
            spec -> spec.setMaxLovelacePerHour(0)),
        new Bad(
            "spec.max_lovelace_per_hour",
            "price-not-positive",
            spec -> spec.setMaxLovelacePerHour(-1)),
        new Bad(
            "spec.max_lovelace_per_hour",
            "price-too-large",
            spec -> spec.setMaxLovelacePerHour(Long.MAX_VALUE)),
        new Bad("spec.restart_policy", "invalid-field", spec -> spec.setRestartPolicyValue(9)),
        new Bad("spec.image", "invalid-field", spec -> spec.setImage("../etc/passwd")),
        new Bad("spec.image", "invalid-field", spec -> spec.setImage("")),
        new Bad("spec.image", "image-unknown", spec -> spec.setImage("no-such-image")),
        new Bad("spec.image", "image-unknown", spec -> spec.setImage("sha256:" + "0".repeat(64))),
        new Bad("spec.wallet_id", "invalid-field", spec -> spec.setWalletId("my wallet")),
        new Bad(
            "spec.wallet_id",
            "wallet-unknown",
            spec -> spec.setWalletId("wal_zzzzzzzzzzzzzzzzzzzz")));
  }

  @ParameterizedTest
  @MethodSource("badSpecs")
  void aJobThatCannotBeIsRefusedInItsField(Bad bad) {
    JobSpec.Builder spec = spec();
    bad.change().accept(spec);

    assertProblem(
        bad.problem(),
        () -> scheduler.submit(spec),
        problem -> assertThat(problem.field()).contains(bad.field()));
  }

  @Test
  void aSubmittedJobIsAnsweredAtOnce() {
    Job job = scheduler.jobs().submit(SubmitJobRequest.newBuilder().setSpec(spec()).build());

    assertThat(job.getStatus()).isEqualTo(JobStatus.JOB_STATUS_SUBMITTED);
    assertThat(job.getSpec()).isEqualTo(spec().build());
  }

  @Test
  void oneKeyIsOneJobAndAnotherBodyIsRefused() {
    SubmitJobRequest request = SubmitJobRequest.newBuilder().setSpec(spec()).build();

    Job first = submitUnder("key-1", "body-a", request);
    Job again = submitUnder("key-1", "body-a", request);

    assertThat(again).isEqualTo(first);
    assertProblem("idempotency-key-reused", () -> submitUnder("key-1", "body-b", request));
  }

  @Test
  void aRepeatIsAnsweredThoughWhomTheFirstAskedIsAway() {
    SubmitJobRequest request = SubmitJobRequest.newBuilder().setSpec(spec()).build();
    Job first = submitUnder("key-2", "body", request);
    scheduler.box().host.away(true);
    try {
      assertProblem("service-unavailable", () -> submitUnder("key-3", "body", request));

      assertThat(submitUnder("key-2", "body", request)).isEqualTo(first);
    } finally {
      scheduler.box().host.away(false);
    }
  }

  @Test
  void jobsAreListedOldestFirstInPagesAndByStatus() {
    String first = scheduler.submit(spec());
    String second = scheduler.submit(spec().setMaxLovelacePerHour(1));
    scheduler.awaitStatus(second, JobStatus.JOB_STATUS_FAILED);

    ListJobsResponse page = list(ListJobsRequest.newBuilder(), 1);
    ListJobsResponse next =
        scheduler
            .jobs()
            .list(
                ListJobsRequest.newBuilder()
                    .setPage(PageRequest.newBuilder().setCursor(page.getPage().getNextCursor()))
                    .build());
    ListJobsResponse failed =
        list(ListJobsRequest.newBuilder().addStatuses(JobStatus.JOB_STATUS_FAILED), 200);

    assertThat(page.getJobsList()).hasSize(1);
    assertThat(next.getJobsList()).extracting(Job::getId).containsSubsequence(first, second);
    assertThat(next.getJobsList()).doesNotContain(page.getJobs(0));
    assertThat(failed.getJobsList()).extracting(Job::getId).contains(second).doesNotContain(first);
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    String job = "job_zzzzzzzzzzzzzzzzzzzz";
    assertProblem("not-found", () -> scheduler.job(job));
    assertProblem("not-found", () -> scheduler.job("nonsense"));
    assertProblem("not-found", () -> stop(job));
    assertProblem(
        "not-found",
        () ->
            scheduler
                .contracts()
                .get(GetContractRequest.newBuilder().setId("ctr_zzzzzzzzzzzzzzzzzzzz").build()));
  }

  @Test
  void aJobThatHasFailedCannotBeStopped() {
    String job = scheduler.submit(spec().setMaxLovelacePerHour(1));
    scheduler.awaitStatus(job, JobStatus.JOB_STATUS_FAILED);

    assertProblem(
        "job-ended",
        () -> stop(job),
        problem -> assertThat(problem.detail()).contains("PRICE_ABOVE_CEILING"));
  }

  private static ListJobsResponse list(ListJobsRequest.Builder request, int size) {
    return scheduler.jobs().list(request.setPage(PageRequest.newBuilder().setSize(size)).build());
  }

  private static Job stop(String job) {
    return scheduler.jobs().stop(StopJobRequest.newBuilder().setId(job).build());
  }

  private static Job submitUnder(String key, String bodyHash, SubmitJobRequest request) {
    return underKey(key, bodyHash, () -> scheduler.jobs().submit(request));
  }

  private static Consumer<JobSpec.Builder> with(Resources resources) {
    return spec -> spec.setResources(resources);
  }

  private static Resources resources(int cores, long memoryMib, long diskMib) {
    return Resources.newBuilder()
        .setCores(cores)
        .setMemoryMib(memoryMib)
        .setDiskMib(diskMib)
        .build();
  }
}
