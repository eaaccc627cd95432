package org.spoke.vm.hypervisor.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spoke.vm.VmId;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.simulated.SimulatedGuestDoor;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.HypervisorContract;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.VmExit;
import org.spoke.vm.image.Image;
import org.spoke.vm.image.ImageDigest;
import org.spoke.vm.image.ImageManifest;

class SimulatedHypervisorTest extends HypervisorContract {
  private static final Duration BOOT_TIME = Duration.ofMillis(5);

  @Override
  protected Hypervisor open() {
    return simulated();
  }

  @Override
  protected GuestDoor door() {
    return new SimulatedGuestDoor(simulated());
  }

  @Override
  protected Image image() {
    ImageDigest digest = ImageDigest.of(new byte[0]);
    ImageManifest manifest =
        new ImageManifest("none", "0", digest.value(), digest.value(), "", List.of());
    return new Image(digest, Path.of("kernel"), Path.of("initramfs"), manifest);
  }

  @Override
  protected void kill(VmId id) {
    simulated().kill(id);
  }

  @Test
  void aVmThatIsToldToDieDiesWhileItBoots() {
    simulated().behave(Behaviour.DIES_BOOTING);
    hypervisor.start(spec(ONE));
    await()
        .untilAsserted(() -> assertThat(exitOf(ONE).reason()).isEqualTo(VmExit.Reason.GUEST_PANIC));
  }

  @Test
  void aVmThatIsToldNotToAnswerRunsButNeverAnswers() {
    simulated().behave(Behaviour.NEVER_ANSWERS);
    var vm = hypervisor.start(spec(ONE));
    assertThat(door().answers(vm, Duration.ZERO)).isFalse();
  }

  @Test
  void aHypervisorThatIsToldToFailStartsNothing() {
    simulated().behave(Behaviour.FAILS_TO_START);
    assertThatThrownBy(() -> hypervisor.start(spec(ONE))).isInstanceOf(HypervisorFailure.class);
    assertThat(hypervisor.all()).isEmpty();
  }

  @Test
  void moreVmsThanTheLimitAreRefused() {
    for (int number = 0; number < SimulatedHypervisor.MAX_VMS; number++) {
      hypervisor.start(spec(new VmId("vm_%020d".formatted(number))));
    }
    assertThatThrownBy(() -> hypervisor.start(spec(new VmId("vm_%020d".formatted(99)))))
        .hasMessageContaining("64");
  }

  private SimulatedHypervisor simulated() {
    return new SimulatedHypervisor(folder.resolve("vms"), BOOT_TIME, InstantSource.system());
  }
}
