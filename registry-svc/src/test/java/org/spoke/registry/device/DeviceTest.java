package org.spoke.registry.device;

import static org.spoke.registry.device.DeviceExamples.DEVICE;
import static org.spoke.registry.device.DeviceExamples.MACHINE;
import static org.spoke.registry.device.DeviceExamples.RESERVED;
import static org.spoke.registry.device.DeviceExamples.askFor;
import static org.spoke.registry.device.DeviceExamples.changed;
import static org.spoke.registry.device.DeviceExamples.forceOffboard;
import static org.spoke.registry.device.DeviceExamples.offboard;
import static org.spoke.registry.device.DeviceExamples.onboard;
import static org.spoke.registry.device.DeviceExamples.onboarded;
import static org.spoke.registry.device.DeviceExamples.reserve;
import static org.spoke.registry.device.DeviceExamples.reserveAnew;
import static org.spoke.registry.device.DeviceExamples.reserved;
import static org.spoke.registry.device.DeviceExamples.revoked;
import static org.spoke.registry.device.DeviceScenario.given;

import org.junit.jupiter.api.Test;
import org.spoke.registry.device.DeviceCommand.SetAvailability;
import org.spoke.registry.device.DeviceEvent.DeviceMadeAvailable;
import org.spoke.registry.device.DeviceEvent.DeviceMadeUnavailable;
import org.spoke.registry.device.DeviceEvent.DeviceOffboarded;
import org.spoke.registry.machine.Resources;

class DeviceTest {
  private static final DeviceOffboarded OFFBOARDED = new DeviceOffboarded(DEVICE);
  private static final DeviceMadeUnavailable UNAVAILABLE = new DeviceMadeUnavailable(DEVICE);

  @Test
  void aPartOfTheMachineIsOnboarded() {
    given().when(onboard(RESERVED)).thenHappens(onboarded());
  }

  @Test
  void onboardingMoreThanTheMachineCanGiveIsRefused() {
    given()
        .when(onboard(new Resources(8, 8_192, 40_960)))
        .thenProblem("reserve-too-large", "reserve.cores: 8 asked", "at most 7", "has 8 cores");
    given()
        .when(onboard(new Resources(4, 16_000, 40_960)))
        .thenProblem("reserve-too-large", "reserve.memory_mib: 16000 asked", "at most 15360");
    given()
        .when(onboard(new Resources(4, 8_192, 102_400)))
        .thenProblem("reserve-too-large", "reserve.disk_mib: 102400 asked", "at most 97280");
  }

  @Test
  void aMachineIsOnboardedOnce() {
    given(onboarded()).when(onboard(RESERVED)).thenProblem("device-onboarded", "cellar");
  }

  @Test
  void anOffboardedMachineIsOnboardedAgain() {
    given(onboarded(), OFFBOARDED).when(onboard(RESERVED)).thenHappens(onboarded());
  }

  @Test
  void theReservationGrowsAsFarAsTheMachineGoes() {
    Resources most = MACHINE.onboardable();
    Resources more = new Resources(most.cores() + 1, most.memoryMib(), most.diskMib());

    given(onboarded()).when(reserveAnew(most)).thenHappens(changed(most));
    given(onboarded()).when(reserveAnew(more)).thenProblem("reserve-too-large", "at most 7");
  }

  @Test
  void aReservationThatTheMachineHasOutgrownMayStillShrink() {
    Resources beyond = new Resources(12, 8_192, 40_960);
    Resources lessButBeyond = new Resources(10, 8_192, 40_960);

    given(onboarded(), changed(beyond))
        .when(reserveAnew(lessButBeyond))
        .thenHappens(changed(lessButBeyond));
  }

  @Test
  void theReservationNeverShrinksBelowWhatLeasesHold() {
    given(onboarded(), reserved(1, 0, 1, 2))
        .when(reserveAnew(new Resources(2, 8_192, 40_960)))
        .thenProblem("lease-holds-it", "reserve.cores: leases hold 3, more than 2");
  }

  @Test
  void theSameTermsAgainAreNoNews() {
    given(onboarded()).when(reserveAnew(RESERVED)).thenNothingHappens();
  }

  @Test
  void aChangeOfWhatChangedMeanwhileIsRefused() {
    Price dearer = new Price(9_000_000, 0);

    given(onboarded(), UNAVAILABLE)
        .when(askFor(dearer, 0))
        .thenProblem("version-conflict", "has version 1", "expects 0");
  }

  @Test
  void anOffboardedDeviceCannotBeChanged() {
    given(onboarded(), OFFBOARDED)
        .when(askFor(new Price(1, 0)))
        .thenProblem("device-offboarded", DEVICE.text());
  }

  @Test
  void availabilityIsSetOnce() {
    SetAvailability available = new SetAvailability(DEVICE, true);
    SetAvailability unavailable = new SetAvailability(DEVICE, false);

    given(onboarded()).when(available).thenNothingHappens();
    given(onboarded()).when(unavailable).thenHappens(UNAVAILABLE);
    given(onboarded(), UNAVAILABLE).when(unavailable).thenNothingHappens();
    given(onboarded(), UNAVAILABLE).when(available).thenHappens(new DeviceMadeAvailable(DEVICE));
    given(onboarded(), OFFBOARDED).when(available).thenProblem("device-offboarded");
  }

  @Test
  void offboardingIsRefusedWhileALeaseIsHeld() {
    given(onboarded(), reserved(1, 0))
        .when(offboard())
        .thenProblem("job-running", "job_00000000000000000001");
  }

  @Test
  void forcedOffboardingRevokesEveryLease() {
    given(onboarded(), reserved(1, 0), reserved(2, 1, 2))
        .when(forceOffboard())
        .thenHappens(revoked(1), revoked(2), OFFBOARDED);
  }

  @Test
  void offboardingTwiceIsOffboardingOnce() {
    given(onboarded()).when(offboard()).thenHappens(OFFBOARDED);
    given(onboarded(), OFFBOARDED).when(offboard()).thenNothingHappens();
  }

  @Test
  void whatARevokedLeaseHeldIsFreeAfterOnboardingAgain() {
    given(onboarded(), reserved(1, 0, 1, 2, 3), revoked(1), OFFBOARDED, onboarded())
        .when(reserve(2, 4))
        .thenHappens(reserved(2, 0, 1, 2, 3));
  }
}
