package org.spoke.scheduler.box;

import static org.awaitility.Awaitility.await;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.spoke.base.rpc.ServiceChannels;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.scheduler.v1.ContractsGrpc;
import org.spoke.proto.scheduler.v1.ContractsGrpc.ContractsBlockingStub;
import org.spoke.proto.scheduler.v1.GetJobRequest;
import org.spoke.proto.scheduler.v1.Job;
import org.spoke.proto.scheduler.v1.JobSpec;
import org.spoke.proto.scheduler.v1.JobStatus;
import org.spoke.proto.scheduler.v1.JobsGrpc;
import org.spoke.proto.scheduler.v1.JobsGrpc.JobsBlockingStub;
import org.spoke.proto.scheduler.v1.RestartPolicy;
import org.spoke.proto.scheduler.v1.SubmitJobRequest;

/** scheduler-svc on a database of its own, in a box of fakes, and what its callers say to it. */
public final class RunningScheduler implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeBox box = new FakeBox();
  private final EventLogFixture service;

  public RunningScheduler() {
    FakeWiring.serve(box);
    service =
        EventLogFixture.start(
            "scheduler",
            PostgresForTests.freshDatabase(),
            Map.of(
                FakeWiring.PROPERTY,
                "fake",
                "spoke.services.registry.port",
                1,
                "spoke.services.vm.port",
                1,
                "spoke.services.payment.port",
                1));
  }

  public FakeBox box() {
    return box;
  }

  public EventLogFixture service() {
    return service;
  }

  public JobsBlockingStub jobs() {
    return JobsGrpc.newBlockingStub(service.bean(ServiceChannels.class).channel("scheduler"));
  }

  public ContractsBlockingStub contracts() {
    return ContractsGrpc.newBlockingStub(service.bean(ServiceChannels.class).channel("scheduler"));
  }

  /** Stops the service and starts it again on the same database and in the same box. */
  public void restart() {
    service.stop();
    FakeWiring.serve(box);
    service.startAgain();
  }

  /** Two cores for an hour, at no more than 3 ADA. */
  public static JobSpec.Builder spec() {
    return JobSpec.newBuilder()
        .setImage(FakeBox.IMAGE.name())
        .setResources(Resources.newBuilder().setCores(2).setMemoryMib(2048).setDiskMib(10_240))
        .setMaxLovelacePerHour(3_000_000)
        .setDurationSeconds(3600)
        .setRestartPolicy(RestartPolicy.RESTART_POLICY_ON_FAILURE)
        .setWalletId(FakeBox.WALLET);
  }

  public String submit(JobSpec.Builder spec) {
    return jobs().submit(SubmitJobRequest.newBuilder().setSpec(spec).build()).getId();
  }

  public Job job(String id) {
    return jobs().get(GetJobRequest.newBuilder().setId(id).build());
  }

  /** Waits until the job is there, and returns it. */
  public Job awaitStatus(String id, JobStatus status) {
    try {
      await()
          .atMost(PATIENCE)
          .ignoreException(StatusRuntimeException.class) // the view is behind
          .until(() -> job(id).getStatus() == status);
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(id + " is not " + status + " after " + events(id), late);
    }
    return job(id);
  }

  /** Names of all that has happened to a job, in order. */
  public String events(String id) {
    return service.sql(
        "SELECT string_agg(type, ', ' ORDER BY sequence) FROM event WHERE aggregate_id = '%s'"
            .formatted(id));
  }

  @Override
  public void close() {
    service.close();
  }
}
