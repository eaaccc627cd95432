package org.spoke.gateway.job;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.spoke.gateway.http.EntityTags;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.http.PageQuery;
import org.spoke.gateway.http.Protobuf;
import org.spoke.proto.scheduler.v1.GetJobRequest;
import org.spoke.proto.scheduler.v1.JobsGrpc.JobsBlockingStub;
import org.spoke.proto.scheduler.v1.ListJobsRequest;
import org.spoke.proto.scheduler.v1.ListJobsResponse;
import org.spoke.proto.scheduler.v1.StopJobRequest;
import org.spoke.proto.scheduler.v1.SubmitJobRequest;

/** Jobs: submit, watch, stop. */
@Controller("/api/v1/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "jobs")
final class JobController {
  private final JobsBlockingStub jobs;

  JobController(JobsBlockingStub jobs) {
    this.jobs = jobs;
  }

  @Get
  @Operation(operationId = "listJobs", summary = "Jobs, oldest first")
  Page<Job> list(
      @RequestBean PageQuery page,
      @Nullable @QueryValue @Parameter(description = "Only jobs in these states.")
          List<JobStatus> status) {
    ListJobsRequest.Builder request = ListJobsRequest.newBuilder().setPage(page.toRequest());
    if (status != null) {
      status.forEach(
          wanted ->
              request.addStatuses(
                  Protobuf.constant(org.spoke.proto.scheduler.v1.JobStatus.class, wanted)));
    }
    ListJobsResponse answer = jobs.list(request.build());
    return Page.of(answer.getJobsList(), JobMapping::job, answer.getPage());
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(operationId = "submitJob", summary = "Ask for a job")
  HttpResponse<Job> submit(@Body SubmitJob body) {
    Job job =
        JobMapping.job(
            jobs.submit(
                SubmitJobRequest.newBuilder().setSpec(JobMapping.message(body.spec())).build()));
    return EntityTags.created(job, "/api/v1/jobs/" + job.id(), job.version());
  }

  @Get("/{id}")
  @Operation(operationId = "getJob", summary = "One job")
  HttpResponse<Job> get(String id) {
    return tagged(jobs.get(GetJobRequest.newBuilder().setId(id).build()));
  }

  @Post("/{id}/stop")
  @Operation(operationId = "stopJob", summary = "Cancel or stop a job")
  HttpResponse<Job> stop(String id) {
    return tagged(jobs.stop(StopJobRequest.newBuilder().setId(id).build()));
  }

  private static HttpResponse<Job> tagged(org.spoke.proto.scheduler.v1.Job message) {
    Job job = JobMapping.job(message);
    return EntityTags.ok(job, job.version());
  }
}
