package org.spoke.vm.hypervisor.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.spoke.vm.VmId;
import org.spoke.vm.guest.Ed25519Pair;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.GuestKeys;
import org.spoke.vm.guest.GuestShell;
import org.spoke.vm.guest.GuestUnreachable;
import org.spoke.vm.guest.ssh.SshGuestDoor;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.HypervisorContract;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.hypervisor.VmExit;
import org.spoke.vm.hypervisor.VmSpec;
import org.spoke.vm.image.Image;
import org.spoke.vm.image.TestImages;

@Tag("vm")
class QemuHypervisorTest extends HypervisorContract {
  private static final SshGuestDoor DOOR = new SshGuestDoor();

  @AfterAll
  static void closeDoor() {
    DOOR.close();
  }

  @Override
  protected Hypervisor open() {
    return open(QemuProgram.debian(), new FreePorts());
  }

  @Override
  protected GuestDoor door() {
    return DOOR;
  }

  @Override
  protected Image image() {
    return TestImages.minimal();
  }

  @Override
  protected void kill(VmId id) throws IOException {
    long pid = new VmFolder(vms().resolve(id.value())).launched().orElseThrow().process().pid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  @Test
  void aGuestRunsCommandsAndShowsOnlyToThePinnedHostKey() {
    RunningVm vm = hypervisor.start(spec(ONE));
    awaitFirstAnswer(vm);

    try (GuestShell shell = DOOR.open(vm, keysOf(ONE), Duration.ofSeconds(10))) {
      var result = shell.exec("echo $((6 * 7)); echo wrong >&2; exit 3", Duration.ofSeconds(10));
      assertThat(result.output()).isEqualTo("42\n");
      assertThat(result.errorOutput()).isEqualTo("wrong\n");
      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(shell.exec("hostname", Duration.ofSeconds(10)).output())
          .isEqualTo("vm-00000000000000000001\n");
    }

    GuestKeys others =
        new GuestKeys(Ed25519Pair.generate(new SecureRandom()), keysOf(ONE).client());
    assertThatThrownBy(() -> DOOR.open(vm, others, Duration.ofSeconds(10)))
        .isInstanceOfSatisfying(
            GuestUnreachable.class,
            e -> assertThat(e.kind()).isEqualTo(GuestUnreachable.Kind.WRONG_HOST_KEY));
    GuestKeys stranger =
        new GuestKeys(keysOf(ONE).host(), Ed25519Pair.generate(new SecureRandom()));
    assertThatThrownBy(() -> DOOR.open(vm, stranger, Duration.ofSeconds(10)))
        .isInstanceOfSatisfying(
            GuestUnreachable.class,
            e -> assertThat(e.kind()).isEqualTo(GuestUnreachable.Kind.LOGIN_REFUSED));
  }

  @Test
  void aGuestWhoseKernelGivesUpEndsWithItsLastWords() throws IOException {
    Image broken = TestImages.withInit(folder.resolve("image"), "no program at all");
    hypervisor.start(spec(ONE, broken));
    await()
        .atMost(BOOT_DEADLINE)
        .untilAsserted(() -> assertThat(exitOf(ONE).reason()).isEqualTo(VmExit.Reason.GUEST_PANIC));
    assertThat(exitOf(ONE).detail()).contains("Kernel panic");
  }

  @Test
  void aPortThatIsTakenIsNamedAndNothingIsLeftBehind() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Hypervisor unlucky = open(QemuProgram.debian(), taken::getLocalPort);
      assertFails(unlucky, HypervisorFailure.Kind.PORT_TAKEN);
    }
    assertThat(hypervisor.all()).isEmpty();
  }

  @Test
  void aMissingQemuIsNamedWithThePackageToInstall() {
    Hypervisor without = open(new QemuProgram("qemu-that-is-not-there"), new FreePorts());
    assertFails(without, HypervisorFailure.Kind.DRIVER_MISSING);
    assertThatThrownBy(() -> without.start(spec(ONE))).hasMessageContaining("qemu-system-x86");
  }

  @Test
  void aPathTooLongForASocketIsNamed() {
    Path deep = vms().resolve("x".repeat(90));
    Hypervisor tooDeep =
        new QemuHypervisor(deep, QemuProgram.debian(), new FreePorts(), InstantSource.system());
    assertFails(tooDeep, HypervisorFailure.Kind.PATH_TOO_LONG);
  }

  @Test
  void qemuRunsUnprivilegedSandboxedAndOnItsCoresOnly() throws IOException {
    VmSpec any = spec(ONE);
    TreeSet<Integer> lastCore =
        new TreeSet<>(Set.of(Runtime.getRuntime().availableProcessors() - 1));
    hypervisor.start(
        new VmSpec(ONE, any.image(), any.seed(), any.cores(), any.memoryMib(), lastCore));
    VmFolder vm = new VmFolder(vms().resolve(ONE.value()));
    long pid = vm.launched().orElseThrow().process().pid();
    String status = Files.readString(Path.of("/proc/" + pid + "/status"));
    assertThat(status).contains("NoNewPrivs:\t1").contains("Seccomp:\t2");
    assertThat(status).contains("Cpus_allowed_list:\t" + lastCore.first() + "\n");
    assertThat(status).contains("CapEff:\t0000000000000000");
    if (RunAs.ownUid() == 0) {
      assertThat(status).contains("CapBnd:\t0000000000000000");
      assertThat(status).contains("Uid:\t" + (RunAs.FIRST_UID + 1) + "\t");
    }
  }

  private void assertFails(Hypervisor failing, HypervisorFailure.Kind kind) {
    assertThatThrownBy(() -> failing.start(spec(ONE)))
        .isInstanceOfSatisfying(HypervisorFailure.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private Hypervisor open(QemuProgram program, IntSupplier ports) {
    return new QemuHypervisor(vms(), program, ports, InstantSource.system());
  }

  private Path vms() {
    return folder.resolve("vms");
  }
}
