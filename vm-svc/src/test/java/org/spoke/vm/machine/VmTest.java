package org.spoke.vm.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spoke.vm.machine.VmStory.*;

import java.time.Duration;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spoke.base.problem.Problem;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.VmExit;
import org.spoke.vm.machine.VmCommand.CreateVm;
import org.spoke.vm.machine.VmCommand.RecordExit;
import org.spoke.vm.machine.VmCommand.RecordFirstAnswer;
import org.spoke.vm.machine.VmCommand.RecordLaunch;
import org.spoke.vm.machine.VmCommand.StopVm;

class VmTest {
  private static final String ASKED = "The VM was stopped as asked.";

  private final FixtureConfiguration<Vm> vm = new AggregateTestFixture<>(Vm.class);

  @Test
  void aVmIsCreatedOnceHoweverOftenItIsAskedFor() {
    vm.givenNoPriorActivity()
        .when(new CreateVm(VM, REQUEST, second(0)))
        .expectEvents(created())
        .expectResultMessagePayload(new VmStanding(VM, VmStatus.CREATED, REQUEST, second(0)));
    vm.given(created()).when(new CreateVm(VM, REQUEST, second(9))).expectNoEvents();
  }

  @Test
  void anIdThatStandsForAnotherRequestIsRefused() {
    VmRequest larger = new VmRequest(JOB, REQUEST.image(), 4, 256, 512, List.of());
    vm.given(created())
        .when(new CreateVm(VM, larger, second(1)))
        .expectNoEvents()
        .expectException(Problem.class)
        .expectExceptionMessage(
            "vm-exists: VM " + VM + " was launched with other resources or image.");
  }

  @Test
  void aVmThatIsLaunchedBootsAgainstADeadline() {
    vm.given(created())
        .when(new RecordLaunch(VM, "QEMU 7.2", "tcg", HOST_KEY, second(91), second(1)))
        .expectEvents(launched())
        .expectScheduledDeadlineWithName(second(91), Vm.BOOT_DEADLINE);
  }

  @Test
  void readyMeansThatTheGuestHasAnswered() {
    vm.given(created(), launched())
        .when(new RecordFirstAnswer(VM, 3_600, second(5)))
        .expectEvents(ready());
    vm.given(created(), launched(), ready())
        .when(new RecordFirstAnswer(VM, 9_999, second(9)))
        .expectNoEvents();
  }

  @Test
  void aGuestThatDoesNotAnswerInTimeIsOverdue() {
    vm.givenCurrentTime(second(0))
        .andGivenCommands(
            new CreateVm(VM, REQUEST, second(0)),
            new RecordLaunch(VM, "QEMU 7.2", "tcg", HOST_KEY, second(91), second(1)))
        .whenTimeElapses(Duration.ofSeconds(92))
        .expectEvents(bootOverdue());
  }

  @Test
  void aVmThatIsStoppedHasItsGrace() {
    vm.given(created(), launched(), ready())
        .when(stop(GoneReason.STOPPED, ASKED, 20))
        .expectEvents(stopping(GoneReason.STOPPED, ASKED, 20))
        .expectScheduledDeadlineWithName(second(30), Vm.STOP_DEADLINE);
    vm.given(created(), launched(), ready(), stopping(GoneReason.STOPPED, ASKED, 20))
        .when(stop(GoneReason.STOPPED, ASKED, 25))
        .expectNoEvents();
  }

  @Test
  void aVmThatWasNeverLaunchedIsGoneAtOnce() {
    vm.given(created())
        .when(stop(GoneReason.STOPPED, ASKED, 1))
        .expectEvents(gone(GoneReason.STOPPED, ASKED, 1));
  }

  @Test
  void aVmThatWasToldToEndIsGoneForThatReasonWhateverItsLastBreath() {
    vm.given(created(), launched(), stopping(GoneReason.BOOT_TIMEOUT, "90 s", 91))
        .when(exit(GoneReason.KILLED, "signal 9", 92))
        .expectEvents(gone(GoneReason.BOOT_TIMEOUT, "90 s", 92));
  }

  @Test
  void aVmThatDiesIsGoneForTheReasonThatWasFound() {
    vm.given(created(), launched(), ready())
        .when(exit(GoneReason.KILLED, "signal 9", 50))
        .expectEvents(gone(GoneReason.KILLED, "signal 9", 50));
  }

  @Test
  void aGuestThatEndsBeforeItWasReadyHasFailedToBoot() {
    vm.given(created(), launched())
        .when(exit(GoneReason.CRASHED, "Kernel panic", 4))
        .expectEvents(gone(GoneReason.BOOT_FAILED, "Kernel panic", 4));
    vm.given(created())
        .when(exit(GoneReason.DISK_FULL, "No space left on device", 1))
        .expectEvents(gone(GoneReason.DISK_FULL, "No space left on device", 1));
  }

  @Test
  void whatIsGoneStaysGone() {
    VmEvent.VmGone end = gone(GoneReason.KILLED, "signal 9", 50);
    vm.given(created(), launched(), ready(), end)
        .when(exit(GoneReason.LOST, "again", 60))
        .expectNoEvents();
    vm.given(created(), launched(), ready(), end)
        .when(stop(GoneReason.STOPPED, ASKED, 60))
        .expectNoEvents();
    vm.given(created(), launched(), ready(), end)
        .when(new RecordFirstAnswer(VM, 1, second(60)))
        .expectNoEvents();
  }

  @ParameterizedTest
  @EnumSource
  void everyExitHasAReason(VmExit.Reason exit) {
    assertThat(GoneReason.of(exit)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void everyFailedLaunchHasAReason(HypervisorFailure.Kind failure) {
    assertThat(GoneReason.of(failure)).isIn(GoneReason.BOOT_FAILED, GoneReason.DISK_FULL);
  }

  private static StopVm stop(GoneReason reason, String detail, long second) {
    return new StopVm(VM, reason, detail, second(second + 10), second(second));
  }

  private static RecordExit exit(GoneReason reason, String detail, long second) {
    return new RecordExit(VM, reason, detail, second(second));
  }
}
