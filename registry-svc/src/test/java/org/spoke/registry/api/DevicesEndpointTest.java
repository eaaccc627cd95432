package org.spoke.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.eventlog.testing.OperatorCalls.assertProblem;
import static org.spoke.eventlog.testing.OperatorCalls.expecting;
import static org.spoke.eventlog.testing.OperatorCalls.underKey;
import static org.spoke.registry.api.RunningRegistry.oneCore;
import static org.spoke.registry.api.RunningRegistry.resources;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spoke.proto.common.v1.PageRequest;
import org.spoke.proto.common.v1.Price;
import org.spoke.proto.registry.v1.ChangeDeviceRequest;
import org.spoke.proto.registry.v1.DetectMachineRequest;
import org.spoke.proto.registry.v1.Device;
import org.spoke.proto.registry.v1.DeviceStatus;
import org.spoke.proto.registry.v1.GetDeviceRequest;
import org.spoke.proto.registry.v1.GetLeaseRequest;
import org.spoke.proto.registry.v1.LeaseStatus;
import org.spoke.proto.registry.v1.ListDevicesRequest;
import org.spoke.proto.registry.v1.ListOffersRequest;
import org.spoke.proto.registry.v1.Machine;
import org.spoke.proto.registry.v1.OffboardDeviceRequest;
import org.spoke.proto.registry.v1.RunBenchmarkRequest;
import org.spoke.proto.registry.v1.SetAvailabilityRequest;

class DevicesEndpointTest {
  private static RunningRegistry registry;
  private static String device;

  @BeforeAll
  static void start() {
    registry = RunningRegistry.start();
    device = registry.onboardFourCores().getId();
    offboard();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  /** There is one machine, so each test leaves it offboarded. */
  @AfterEach
  void offboardAgain() {
    offboard();
  }

  @Test
  void anOnboardedDeviceIsAnEventAndARow() {
    Device onboarded = registry.onboardFourCores();

    assertThat(onboarded.getStatus()).isEqualTo(DeviceStatus.DEVICE_STATUS_AVAILABLE);
    assertThat(onboarded.getFree()).isEqualTo(resources(4, 8_192, 40_960));
    assertThat(onboarded.getBenchmark().getDiskMibPerSecond()).isPositive();
    assertThat(registry.service().sql("SELECT type FROM event ORDER BY position DESC LIMIT 1"))
        .isEqualTo("DeviceOnboarded");
    assertThat(get(device)).isEqualTo(onboarded);
  }

  @Test
  void theMachineIsDetected() {
    Machine machine = registry.devices().detect(DetectMachineRequest.getDefaultInstance());

    assertThat(machine.getCores()).isEqualTo(8);
    assertThat(machine.getOnboardable()).isEqualTo(resources(7, 15_360, 97_280));
    assertThat(machine.getOwnerMinimum()).isEqualTo(resources(1, 1_024, 5_120));
    assertThat(machine.getVirtualisation().getAcceleration()).isEqualTo("tcg");
  }

  @Test
  void theBenchmarkIsRun() {
    assertThat(
            registry
                .devices()
                .runBenchmark(RunBenchmarkRequest.getDefaultInstance())
                .getSha256MibPerSecond())
        .isPositive();
  }

  @Test
  void aMachineIsOnboardedOnce() {
    registry.onboardFourCores();

    assertProblem(
        "device-onboarded",
        registry::onboardFourCores,
        problem -> assertThat(problem.detail()).contains(device, "cellar"));
  }

  @Test
  void oneKeyOnboardsOnce() {
    Device first = underKey("once", "a", registry::onboardFourCores);

    assertThat(underKey("once", "a", registry::onboardFourCores)).isEqualTo(first);
    assertProblem(
        "idempotency-key-reused", () -> underKey("once", "b", registry::onboardFourCores));
  }

  @Test
  void aChangeIsSeenAndALateOneRefused() {
    long version = registry.onboardFourCores().getVersion();
    ChangeDeviceRequest dearer =
        ChangeDeviceRequest.newBuilder()
            .setId(device)
            .setPrice(Price.newBuilder().setLovelacePerHour(3_000_000))
            .build();

    Device changed = expecting(version, () -> registry.devices().change(dearer));

    assertThat(changed.getPrice().getLovelacePerHour()).isEqualTo(3_000_000);
    assertThat(changed.getName()).isEqualTo("cellar");
    assertThat(changed.getVersion()).isEqualTo(version + 1);
    assertThat(get(device)).isEqualTo(changed);
    assertProblem(
        "version-conflict",
        () -> expecting(version, () -> registry.devices().change(dearer)),
        problem -> assertThat(problem.detail()).contains("has version " + (version + 1)));
  }

  @Test
  void whatGrowsOrShrinksIsFreeAccordingly() {
    Device onboarded = registry.onboardFourCores();
    registry.leases().reserve(oneCore(onboarded, 100));

    Device changed =
        registry
            .devices()
            .change(
                ChangeDeviceRequest.newBuilder()
                    .setId(device)
                    .setReserve(resources(2, 4_096, 20_480))
                    .build());

    assertThat(changed.getFree()).isEqualTo(resources(1, 3_840, 19_456));
    assertThat(get(device)).isEqualTo(changed);
  }

  @Test
  void anUnavailableDeviceOffersNothing() {
    registry.onboardFourCores();
    assertThat(offersWithCores(4)).isEqualTo(1);
    assertThat(offersWithCores(5)).isZero();

    registry.devices().setAvailability(SetAvailabilityRequest.newBuilder().setId(device).build());

    assertThat(offersWithCores(0)).isZero();
    assertThat(get(device).getStatus()).isEqualTo(DeviceStatus.DEVICE_STATUS_UNAVAILABLE);
  }

  @Test
  void offboardingIsRefusedWhileALeaseIsHeldUnlessForced() {
    Device onboarded = registry.onboardFourCores();
    String lease = registry.leases().reserve(oneCore(onboarded, 200)).getId();

    assertProblem(
        "job-running",
        () -> registry.devices().offboard(offboarding(false)),
        problem -> assertThat(problem.detail()).contains("job_00000000000000000200"));
    Device offboarded = registry.devices().offboard(offboarding(true));

    assertThat(offboarded.getStatus()).isEqualTo(DeviceStatus.DEVICE_STATUS_OFFBOARDED);
    assertThat(offboarded.hasOffboardedAt()).isTrue();
    assertThat(get(device)).isEqualTo(offboarded);
    assertThat(
            registry
                .leases()
                .get(GetLeaseRequest.newBuilder().setLeaseId(lease).build())
                .getStatus())
        .isEqualTo(LeaseStatus.LEASE_STATUS_REVOKED);
    assertThat(
            registry
                .service()
                .sql(
                    "SELECT payload ->> 'reason' FROM event WHERE type = 'LeaseRevoked'"
                        + " AND payload ->> 'lease' = '"
                        + lease
                        + "'"))
        .isEqualTo("PROVIDER_OFFBOARDED");
  }

  @Test
  void anOffboardedDeviceStaysInTheList() {
    assertThat(
            registry
                .devices()
                .list(
                    ListDevicesRequest.newBuilder()
                        .setPage(PageRequest.newBuilder().setSize(1))
                        .build())
                .getDevicesList())
        .extracting(Device::getStatus)
        .containsExactly(DeviceStatus.DEVICE_STATUS_OFFBOARDED);
  }

  @Test
  void anUnknownDeviceIsNotFoundAndAMalformedIdIsNamed() {
    assertProblem(
        "not-found",
        () -> get("dev_00000000000000000000"),
        problem -> assertThat(problem.detail()).contains("dev_00000000000000000000"));
    assertProblem(
        "invalid-field",
        () -> get("device-7"),
        problem -> assertThat(problem.field()).contains("id"));
    assertProblem(
        "not-found",
        () ->
            registry
                .devices()
                .setAvailability(
                    SetAvailabilityRequest.newBuilder().setId("dev_00000000000000000000").build()));
  }

  private static int offersWithCores(int cores) {
    return registry
        .offers()
        .list(ListOffersRequest.newBuilder().setAtLeast(resources(cores, 0, 0)).build())
        .getOffersCount();
  }

  private static Device get(String id) {
    return registry.devices().get(GetDeviceRequest.newBuilder().setId(id).build());
  }

  private static void offboard() {
    registry.devices().offboard(offboarding(true));
  }

  private static OffboardDeviceRequest offboarding(boolean force) {
    return OffboardDeviceRequest.newBuilder().setId(device).setForce(force).build();
  }
}
