package org.spoke.gateway.fakes;

import static org.spoke.gateway.fakes.Answers.answer;
import static org.spoke.gateway.fakes.Answers.known;
import static org.spoke.gateway.fakes.Answers.next;
import static org.spoke.gateway.fakes.Answers.page;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spoke.base.problem.CommonProblem;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.scheduler.v1.Contract;
import org.spoke.proto.scheduler.v1.ContractsGrpc;
import org.spoke.proto.scheduler.v1.GetContractRequest;
import org.spoke.proto.scheduler.v1.GetJobRequest;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobSpec;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.proto.scheduler.v1.JobsGrpc;
import org.spoke.proto.scheduler.v1.ListContractsRequest;
import org.spoke.proto.scheduler.v1.ListContractsResponse;
import org.spoke.proto.scheduler.v1.ListJobsRequest;
import org.spoke.proto.scheduler.v1.ListJobsResponse;
import org.spoke.proto.scheduler.v1.RestartPolicy;
import org.spoke.proto.scheduler.v1.Signature;
import org.spoke.proto.scheduler.v1.StopJobRequest;
import org.spoke.proto.scheduler.v1.SubmitJobRequest;

/** One running job with its contract, and whatever is submitted. */
public final class FakeScheduler {
  /** A job that runs from the start. */
  public static final String JOB = "job_00000000000000000001";

  /** Its contract. */
  public static final String CONTRACT = "ctr_00000000000000000001";

  private final Map<String, Job> jobs = new LinkedHashMap<>();

  FakeScheduler() {
    jobs.put(
        JOB,
        job(
                JOB,
                JobSpec.newBuilder()
                    .setImage("debian-minimal")
                    .setResources(Resources.newBuilder().setCores(1))
                    .setMaxLovelacePerHour(2_000_000)
                    .setDurationSeconds(600)
                    .setRestartPolicy(RestartPolicy.RESTART_POLICY_NEVER)
                    .setWalletId(FakePayment.WALLET)
                    .build())
            .toBuilder()
            .setStatus(JobStatus.JOB_STATUS_RUNNING)
            .setVmId(FakeVms.VM)
            .setContractId(CONTRACT)
            .setRunningSince(Timestamp.newBuilder().setSeconds(1_700_000_010))
            .build());
  }

  List<BindableService> services() {
    return List.of(new Jobs(), new Contracts());
  }

  private static Job job(String id, JobSpec spec) {
    return Job.newBuilder()
        .setId(id)
        .setSpec(spec)
        .setStatus(JobStatus.JOB_STATUS_SUBMITTED)
        .setSubmittedAt(Timestamp.newBuilder().setSeconds(1_700_000_000))
        .setVersion(1)
        .build();
  }

  private final class Jobs extends JobsGrpc.JobsImplBase {
    @Override
    public void submit(SubmitJobRequest request, StreamObserver<Job> observer) {
      answer(
          observer,
          () -> {
            JobSpec spec = request.getSpec();
            if (spec.getDurationSeconds() < 60) {
              throw CommonProblem.invalid(
                  "spec.duration_seconds", spec.getDurationSeconds() + " is below 60.");
            }
            String id = "job_0000000000000000000" + (jobs.size() + 1) % 10;
            Job made = job(id, spec);
            jobs.put(id, made);
            return made;
          });
    }

    @Override
    public void get(GetJobRequest request, StreamObserver<Job> observer) {
      answer(observer, () -> known(jobs, "job", request.getId()));
    }

    @Override
    public void stop(StopJobRequest request, StreamObserver<Job> observer) {
      answer(
          observer,
          () ->
              known(jobs, "job", request.getId()).toBuilder()
                  .setStatus(JobStatus.JOB_STATUS_STOPPING)
                  .setReason("STOPPED_BY_TENANT")
                  .setVersion(2)
                  .build());
    }

    @Override
    public void list(ListJobsRequest request, StreamObserver<ListJobsResponse> observer) {
      answer(
          observer,
          () -> {
            List<Job> all = new ArrayList<>(jobs.values());
            all.removeIf(
                job ->
                    request.getStatusesCount() > 0
                        && !request.getStatusesList().contains(job.getStatus()));
            return ListJobsResponse.newBuilder()
                .addAllJobs(page(all, request.getPage()))
                .setPage(next(all, request.getPage()))
                .build();
          });
    }
  }

  private static final class Contracts extends ContractsGrpc.ContractsImplBase {
    private static final Map<String, Contract> ALL =
        Map.of(
            CONTRACT,
            Contract.newBuilder()
                .setId(CONTRACT)
                .setJobId(JOB)
                .setDocument(ByteString.copyFromUtf8("{\"contract\":\"" + CONTRACT + "\"}"))
                .setDocumentSha256("ab".repeat(32))
                .addSignatures(
                    Signature.newBuilder()
                        .setRole("tenant")
                        .setPublicKey(ByteString.copyFrom(new byte[32]))
                        .setSignature(ByteString.copyFrom(new byte[64])))
                .setSignedAt(Timestamp.newBuilder().setSeconds(1_700_000_005))
                .build());

    @Override
    public void get(GetContractRequest request, StreamObserver<Contract> observer) {
      answer(observer, () -> known(ALL, "contract", request.getId()));
    }

    @Override
    public void list(ListContractsRequest request, StreamObserver<ListContractsResponse> observer) {
      List<Contract> all = List.copyOf(ALL.values());
      answer(
          observer,
          () ->
              ListContractsResponse.newBuilder()
                  .addAllContracts(page(all, request.getPage()))
                  .setPage(next(all, request.getPage()))
                  .build());
    }
  }
}
