package org.spoke.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.spoke.eventlog.testing.OperatorCalls.assertProblem;
import static org.spoke.registry.api.RunningRegistry.oneCore;
import static org.spoke.registry.api.RunningRegistry.resources;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.proto.common.v1.PageRequest;
import org.spoke.proto.common.v1.Resources;
import org.spoke.proto.registry.v1.Device;
import org.spoke.proto.registry.v1.GetDeviceRequest;
import org.spoke.proto.registry.v1.GetLeaseRequest;
import org.spoke.proto.registry.v1.Lease;
import org.spoke.proto.registry.v1.LeaseStatus;
import org.spoke.proto.registry.v1.LeasesGrpc.LeasesBlockingStub;
import org.spoke.proto.registry.v1.ListLeasesRequest;
import org.spoke.proto.registry.v1.ListLeasesResponse;
import org.spoke.proto.registry.v1.ReleaseLeaseRequest;
import org.spoke.proto.registry.v1.ReserveLeaseRequest;

class LeasesEndpointTest {
  private static final int CALLERS = 64;

  private RunningRegistry registry;
  private Device device;

  @BeforeEach
  void start() {
    registry = RunningRegistry.start();
    device = registry.onboardFourCores();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void sixtyFourCallersAtOnceGetNoCoreTwice() throws Exception {
    LeasesBlockingStub leases = registry.leases();
    List<Object> outcomes = reserveAtOnce(job -> leases);

    assertThat(outcomes)
        .filteredOn(Problem.class::isInstance)
        .hasSize(CALLERS - 4)
        .allSatisfy(
            problem ->
                assertThat((Problem) problem)
                    .hasMessageStartingWith("capacity-exhausted")
                    .hasMessageContaining("resources.cores: 1 asked, 0 free"));
    assertThat(coresOf(outcomes)).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(free()).isEqualTo(resources(0, 8_192 - 4 * 256, 40_960 - 4 * 1_024));
  }

  @Test
  void twoProcessesAtOnceGetNoCoreTwice() throws Exception {
    try (RunningRegistry other = registry.onTheSameDatabase()) {
      LeasesBlockingStub here = registry.leases();
      LeasesBlockingStub there = other.leases();
      List<Object> outcomes = reserveAtOnce(job -> job % 2 == 0 ? here : there);

      assertThat(coresOf(outcomes)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }
  }

  @Test
  void theSameLeaseAgainIsTheSameLease() {
    Lease lease = registry.leases().reserve(oneCore(device, 1));

    assertThat(registry.leases().reserve(oneCore(device, 1))).isEqualTo(lease);
    assertThat(get(1)).isEqualTo(lease);
    assertThat(free().getCores()).isEqualTo(3);
  }

  @Test
  void aReleasedLeaseStaysReleasedAndItsCoreIsFree() {
    registry.leases().reserve(oneCore(device, 1));
    Lease released = release(1);

    assertThat(released.getStatus()).isEqualTo(LeaseStatus.LEASE_STATUS_RELEASED);
    assertThat(release(1)).isEqualTo(released);
    assertThat(registry.leases().reserve(oneCore(device, 1))).isEqualTo(released);
    assertThat(get(1)).isEqualTo(released);
    assertThat(free().getCores()).isEqualTo(4);
  }

  @Test
  void leasesOutliveARestart() {
    Lease lease = registry.leases().reserve(oneCore(device, 1));

    registry.service().stop();
    registry.service().startAgain();

    assertThat(get(1)).isEqualTo(lease);
    assertThat(registry.leases().reserve(oneCore(device, 2)).getCoreNumbersList())
        .containsExactly(1);
  }

  @Test
  void aSnapshotTakesNothingAway() {
    for (int job = 0; job < 60; job++) {
      registry.leases().reserve(oneCore(device, job));
      release(job);
    }
    Lease held = registry.leases().reserve(oneCore(device, 99));
    await().until(() -> !registry.service().sql("SELECT count(*) FROM snapshot").equals("0"));

    registry.service().stop();
    registry.service().startAgain();

    assertThat(registry.leases().reserve(oneCore(device, 99))).isEqualTo(held);
    assertThat(registry.leases().reserve(oneCore(device, 5)).getStatus())
        .isEqualTo(LeaseStatus.LEASE_STATUS_RELEASED);
    assertThat(registry.leases().reserve(oneCore(device, 100)).getCoreNumbersList())
        .containsExactly(1);
  }

  @Test
  void leasesAreListedInPagesOldestFirst() {
    for (int job = 1; job <= 3; job++) {
      registry.leases().reserve(oneCore(device, job));
    }
    ListLeasesResponse first = list("");
    ListLeasesResponse second = list(first.getPage().getNextCursor());

    assertThat(first.getLeasesList()).extracting(Lease::getJobId).containsExactly(job(1), job(2));
    assertThat(second.getLeasesList()).extracting(Lease::getJobId).containsExactly(job(3));
    assertThat(second.getPage().getNextCursor()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertProblem(
        "invalid-field",
        () -> registry.leases().reserve(oneCore(device, 1).toBuilder().setJobId("job-1").build()),
        problem -> assertThat(problem.field()).contains("job_id"));
    assertProblem(
        "invalid-field",
        () ->
            registry
                .leases()
                .reserve(oneCore(device, 1).toBuilder().setResources(resources(0, 256, 1)).build()),
        problem -> assertThat(problem.field()).contains("resources.cores"));
    assertProblem(
        "invalid-field",
        () ->
            registry
                .leases()
                .reserve(oneCore(device, 1).toBuilder().setLeaseId(leaseOf(2)).build()),
        problem -> assertThat(problem.field()).contains("lease_id"));
    assertProblem(
        "not-found",
        () -> release(7),
        problem -> assertThat(problem.detail()).contains("lse_00000000000000000007"));
  }

  /** One core for each of many jobs, all at the same moment; what each caller got. */
  private List<Object> reserveAtOnce(IntFunction<LeasesBlockingStub> asked) throws Exception {
    List<Object> outcomes = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> calls =
          IntStream.range(0, CALLERS)
              .mapToObj(job -> callers.submit(() -> leaseOrProblem(asked.apply(job), job)))
              .toList();
      for (Future<Object> call : calls) {
        outcomes.add(call.get());
      }
    }
    return outcomes;
  }

  private static List<Integer> coresOf(List<Object> outcomes) {
    return outcomes.stream()
        .filter(Lease.class::isInstance)
        .flatMap(lease -> ((Lease) lease).getCoreNumbersList().stream())
        .toList();
  }

  private Object leaseOrProblem(LeasesBlockingStub leases, int job) {
    try {
      return leases.reserve(oneCore(device, job));
    } catch (StatusRuntimeException refused) {
      return ProblemStatus.fromStatus(refused);
    }
  }

  private Resources free() {
    return registry
        .devices()
        .get(GetDeviceRequest.newBuilder().setId(device.getId()).build())
        .getFree();
  }

  private Lease get(int job) {
    return registry.leases().get(GetLeaseRequest.newBuilder().setLeaseId(leaseOf(job)).build());
  }

  private Lease release(int job) {
    return registry
        .leases()
        .release(ReleaseLeaseRequest.newBuilder().setLeaseId(leaseOf(job)).build());
  }

  private ListLeasesResponse list(String cursor) {
    return registry
        .leases()
        .list(
            ListLeasesRequest.newBuilder()
                .setDeviceId(device.getId())
                .setPage(PageRequest.newBuilder().setSize(2).setCursor(cursor))
                .build());
  }

  private static String leaseOf(int job) {
    return oneCoreOf(job).getLeaseId();
  }

  private static ReserveLeaseRequest oneCoreOf(int job) {
    return oneCore(Device.getDefaultInstance(), job);
  }

  private static String job(int job) {
    return oneCoreOf(job).getJobId();
  }
}
