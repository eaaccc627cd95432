package org.spoke.scheduler.api;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.spoke.base.ids.Ids;
import org.spoke.base.paging.Page;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.rpc.Answers;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Views;
import org.spoke.proto.scheduler.v1.GetJobRequest;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.proto.scheduler.v1.JobsGrpc;
import org.spoke.proto.scheduler.v1.ListJobsRequest;
import org.spoke.proto.scheduler.v1.ListJobsResponse;
import org.spoke.proto.scheduler.v1.StopJobRequest;
import org.spoke.proto.scheduler.v1.SubmitJobRequest;
import org.spoke.scheduler.job.JobCommand.StopJob;
import org.spoke.scheduler.job.JobCommand.SubmitJob;
import org.spoke.scheduler.job.JobEvent.JobSubmitted;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.JobSpec;
import org.spoke.scheduler.job.view.JobRow;
import org.spoke.scheduler.job.view.JobRows;

/** Jobs from request to close. */
@Singleton
final class JobsEndpoint extends JobsGrpc.JobsImplBase {
  private static final String STATUS_PREFIX = "JOB_STATUS_";

  private final Decoding decoding;
  private final Commands commands;
  private final Views views;
  private final JobRows rows;
  private final Ids ids;
  private final Clock clock;

  JobsEndpoint(
      Decoding decoding, Commands commands, Views views, JobRows rows, Ids ids, Clock clock) {
    this.decoding = decoding;
    this.commands = commands;
    this.views = views;
    this.rows = rows;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void submit(SubmitJobRequest request, StreamObserver<Job> caller) {
    Answers.one(caller, commands.run(Job.parser(), () -> decoding.spec(request), this::submit));
  }

  @Override
  public void get(GetJobRequest request, StreamObserver<Job> caller) {
    Answers.one(caller, read(Decoding.jobId(request.getId())));
  }

  @Override
  public void list(ListJobsRequest request, StreamObserver<ListJobsResponse> caller) {
    Page page = Page.of(request.getPage());
    List<JobRow> read = read(request.getStatusesList(), page);
    Instant now = clock.instant();
    ListJobsResponse.Builder response = ListJobsResponse.newBuilder();
    page.rows(read).forEach(row -> response.addJobs(Encoding.job(row, now)));
    Answers.one(caller, response.setPage(page.info(read, JobRow::place)).build());
  }

  @Override
  public void stop(StopJobRequest request, StreamObserver<Job> caller) {
    JobId job = Decoding.jobId(request.getId());
    commands.run(
        StopJobRequest.parser(),
        () -> {
          commands.dispatch(new StopJob(job, clock.instant()));
          return request;
        });
    Answers.one(caller, read(job));
  }

  private Job submit(JobSpec spec) {
    SubmitJob command = new SubmitJob(new JobId(ids.next(JobId.PREFIX)), spec, clock.instant());
    commands.dispatch(command);
    JobSubmitted submitted = new JobSubmitted(command.job(), spec, command.at());
    return Encoding.job(JobRow.of(submitted), command.at());
  }

  private Job read(JobId job) {
    JobRow row = views.find("job", job, () -> rows.findById(job.text()));
    return Encoding.job(row, clock.instant());
  }

  private List<JobRow> read(List<JobStatus> statuses, Page page) {
    views.await();
    Instant afterAt = page.after().createdAt();
    String afterId = page.after().id();
    return statuses.isEmpty()
        ? rows.page(afterAt, afterId, page.rowsToRead())
        : rows.pageOf(names(statuses), afterAt, afterId, page.rowsToRead());
  }

  private static List<String> names(List<JobStatus> statuses) {
    if (statuses.contains(JobStatus.UNRECOGNIZED)
        || statuses.contains(JobStatus.JOB_STATUS_UNSPECIFIED)) {
      throw CommonProblem.invalid("statuses", "one of them is no job's status.");
    }
    return statuses.stream()
        .map(status -> status.name().substring(STATUS_PREFIX.length()))
        .toList();
  }
}
