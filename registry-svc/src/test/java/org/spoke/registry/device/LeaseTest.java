package org.spoke.registry.device;

import static org.spoke.registry.device.DeviceExamples.DEVICE;
import static org.spoke.registry.device.DeviceExamples.changed;
import static org.spoke.registry.device.DeviceExamples.job;
import static org.spoke.registry.device.DeviceExamples.lease;
import static org.spoke.registry.device.DeviceExamples.onboarded;
import static org.spoke.registry.device.DeviceExamples.release;
import static org.spoke.registry.device.DeviceExamples.released;
import static org.spoke.registry.device.DeviceExamples.reserve;
import static org.spoke.registry.device.DeviceExamples.reserved;
import static org.spoke.registry.device.DeviceExamples.revoked;
import static org.spoke.registry.device.DeviceScenario.given;

import org.junit.jupiter.api.Test;
import org.spoke.registry.device.DeviceCommand.ReserveLease;
import org.spoke.registry.device.DeviceEvent.DeviceMadeUnavailable;
import org.spoke.registry.device.DeviceEvent.DeviceOffboarded;
import org.spoke.registry.machine.Resources;

class LeaseTest {
  @Test
  void aLeaseHoldsTheLowestFreeCores() {
    given(onboarded(), reserved(1, 0), reserved(2, 1), released(1))
        .when(reserve(3, 2))
        .thenHappens(reserved(3, 0, 2));
  }

  @Test
  void moreCoresThanAreFreeAreRefusedWithFigures() {
    given(onboarded(), reserved(1, 0, 1, 2))
        .when(reserve(2, 2))
        .thenProblem("capacity-exhausted", "resources.cores: 2 asked, 1 free", "5120 MiB memory");
  }

  @Test
  void moreMemoryOrDiskThanIsFreeIsRefused() {
    given(onboarded())
        .when(new ReserveLease(DEVICE, lease(1), job(1), new Resources(1, 9_000, 1)))
        .thenProblem("capacity-exhausted", "resources.memory_mib: 9000 asked, 8192 free");
    given(onboarded())
        .when(new ReserveLease(DEVICE, lease(1), job(1), new Resources(1, 1, 50_000)))
        .thenProblem("capacity-exhausted", "resources.disk_mib: 50000 asked, 40960 free");
  }

  @Test
  void theSameLeaseAgainIsNoNews() {
    given(onboarded(), reserved(1, 0)).when(reserve(1, 1)).thenNothingHappens();
    given(onboarded(), reserved(1, 0), released(1)).when(reserve(1, 1)).thenNothingHappens();
  }

  @Test
  void theSameLeaseForOtherResourcesIsRefused() {
    given(onboarded(), reserved(1, 0))
        .when(reserve(1, 2))
        .thenProblem("lease-differs", "lse_00000000000000000001 holds 1 core");
  }

  @Test
  void anUnavailableDeviceTakesNoJobButKeepsItsOwn() {
    DeviceMadeUnavailable unavailable = new DeviceMadeUnavailable(DEVICE);

    given(onboarded(), unavailable).when(reserve(1, 1)).thenProblem("device-unavailable");
    given(onboarded(), reserved(1, 0), unavailable).when(reserve(1, 1)).thenNothingHappens();
    given(onboarded(), reserved(1, 0), unavailable).when(release(1)).thenHappens(released(1));
  }

  @Test
  void anOffboardedDeviceTakesNoJob() {
    given(onboarded(), new DeviceOffboarded(DEVICE))
        .when(reserve(1, 1))
        .thenProblem("device-offboarded");
  }

  @Test
  void releasingTwiceIsReleasingOnce() {
    given(onboarded(), reserved(1, 0)).when(release(1)).thenHappens(released(1));
    given(onboarded(), reserved(1, 0), released(1)).when(release(1)).thenNothingHappens();
    given(onboarded(), reserved(1, 0), revoked(1)).when(release(1)).thenNothingHappens();
  }

  @Test
  void anUnknownLeaseCannotBeReleased() {
    given(onboarded()).when(release(1)).thenProblem("not-found", "lse_00000000000000000001");
  }

  @Test
  void aLeaseKeepsItsCoresWhenTheDeviceShrinks() {
    Resources two = new Resources(2, 8_192, 40_960);

    given(onboarded(), reserved(1, 0, 1), reserved(2, 2), released(1), changed(two))
        .when(reserve(3, 1))
        .thenHappens(reserved(3, 0));
    given(onboarded(), reserved(1, 0, 1), reserved(2, 2), released(1), changed(two))
        .when(reserve(3, 2))
        .thenProblem("capacity-exhausted", "2 asked, 1 free");
  }
}
