package org.spoke.vm.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.vm.VmId;
import org.spoke.vm.guest.FirstAnswer;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.GuestKeyStore;
import org.spoke.vm.guest.GuestKeys;
import org.spoke.vm.guest.GuestSeed;
import org.spoke.vm.hypervisor.VmState.Absent;
import org.spoke.vm.hypervisor.VmState.Ended;
import org.spoke.vm.hypervisor.VmState.Running;
import org.spoke.vm.image.CpioArchive;
import org.spoke.vm.image.Image;

/** What every hypervisor keeps, the real one and the pretended one. */
public abstract class HypervisorContract {
  protected static final VmId ONE = new VmId("vm_00000000000000000001");
  protected static final Duration BOOT_DEADLINE = Duration.ofSeconds(90); // emulated, loaded host
  private static final VmId NEVER_STARTED = new VmId("vm_0000000000000000000z");
  private static final Duration GRACE = Duration.ofSeconds(20);

  @TempDir protected Path folder;
  protected GuestKeyStore keys;
  protected Hypervisor hypervisor;

  /** A new instance on the same folder: what a restart of the service makes. */
  protected abstract Hypervisor open();

  protected abstract GuestDoor door();

  protected abstract Image image();

  /** Ends the VM from outside. */
  protected abstract void kill(VmId id) throws Exception;

  @BeforeEach
  void openHypervisor() {
    keys = new GuestKeyStore(folder.resolve("keys"), new SecureRandom());
    hypervisor = open();
  }

  @AfterEach
  void removeAll() {
    hypervisor.all().forEach(hypervisor::discard);
  }

  @Test
  void aVmBootsUntilSshAnswersAndPowersOffWhenAsked() {
    RunningVm vm = hypervisor.start(spec(ONE));
    assertThat(vm.image()).isEqualTo(image().digest());
    assertThat(hypervisor.find(ONE)).isEqualTo(new Running(vm));

    assertThat(awaitFirstAnswer(vm)).isPositive().isLessThan(BOOT_DEADLINE);
    assertThat(hypervisor.console(ONE)).asString().contains("spoke: ");

    hypervisor.requestStop(ONE);
    await().atMost(GRACE).until(() -> hypervisor.find(ONE) instanceof Ended);
    assertThat(exitOf(ONE).reason()).isEqualTo(VmExit.Reason.STOPPED);
  }

  @Test
  void aVmSurvivesTheServiceAndIsFoundAgain() {
    RunningVm vm = hypervisor.start(spec(ONE));
    Hypervisor successor = open();
    assertThat(successor.all()).containsExactly(ONE);
    assertThat(successor.find(ONE)).isEqualTo(new Running(vm));
    assertThat(successor.start(spec(ONE))).as("asking twice is asking once").isEqualTo(vm);

    successor.discard(ONE);
    assertThat(hypervisor.find(ONE)).isEqualTo(new Absent());
    assertThat(hypervisor.all()).isEmpty();
  }

  @Test
  void aKilledVmIsNoticedWithinFiveSecondsAndNeverStartedAgain() throws Exception {
    hypervisor.start(spec(ONE));
    kill(ONE);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(hypervisor.find(ONE)).isInstanceOf(Ended.class));
    assertThat(exitOf(ONE).reason()).isEqualTo(VmExit.Reason.KILLED);
    assertThat(exitOf(ONE).detail()).contains("signal 9");
    assertThatThrownBy(() -> hypervisor.start(spec(ONE)))
        .isInstanceOfSatisfying(
            HypervisorFailure.class,
            e -> assertThat(e.kind()).isEqualTo(HypervisorFailure.Kind.ALREADY_ENDED));
  }

  @Test
  void aVmThatWasNeverStartedIsAbsentAndCanBeStoppedAndDiscarded() {
    hypervisor.requestStop(NEVER_STARTED);
    hypervisor.kill(NEVER_STARTED);
    hypervisor.discard(NEVER_STARTED);
    assertThat(hypervisor.find(NEVER_STARTED)).isEqualTo(new Absent());
    assertThat(hypervisor.console(NEVER_STARTED)).isEmpty();
  }

  @Test
  void itSaysWhatRunsTheVms() {
    HypervisorDescription description = hypervisor.describe(image());
    assertThat(description.driver()).isNotBlank();
    assertThat(description.why()).endsWith(".");
  }

  protected VmSpec spec(VmId id) {
    return spec(id, image());
  }

  protected VmSpec spec(VmId id, Image booted) {
    CpioArchive seed = GuestSeed.of(id, keysOf(id));
    return new VmSpec(id, booted, seed, 1, VmSpec.MIN_MEMORY_MIB, new TreeSet<>());
  }

  protected GuestKeys keysOf(VmId id) {
    return keys.keysOf(id);
  }

  protected Duration awaitFirstAnswer(RunningVm vm) {
    FirstAnswer first = new FirstAnswer(door(), InstantSource.system());
    return await()
        .atMost(BOOT_DEADLINE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> first.attempt(vm, keysOf(vm.id())), Optional::isPresent)
        .orElseThrow();
  }

  protected VmExit exitOf(VmId id) {
    return switch (hypervisor.find(id)) {
      case Ended ended -> ended.exit();
      case Running running -> throw new AssertionError(running + " has not ended");
      case Absent absent -> throw new AssertionError(id + " is absent: " + absent);
    };
  }
}
