package org.spoke.vm.hypervisor.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.vm.hypervisor.Acceleration;
import org.spoke.vm.image.Image;
import org.spoke.vm.image.TestImages;

/**
 * Looks for KVM with programs that behave like a QEMU that has it, has it not, or hangs: each is
 * QEMU itself, told to emulate where the probe asks for KVM. The real device is asked where there
 * is one that this user may open.
 */
class AccelerationProbeTest {
  private static final String QEMU = "qemu-system-x86_64";
  private static final Duration BOOT = Duration.ofSeconds(60); // emulated, on a busy machine: 20 s
  private static final Duration HANG = Duration.ofSeconds(2);
  private static final Duration WITH_KVM = Duration.ofSeconds(8); // usual: below 1 s

  @TempDir Path folder;
  private final RunAs user = new RunAs(RunAs.ownUid(), false);
  private Path device;

  @BeforeEach
  void pretendADevice() throws IOException {
    device = Files.createFile(folder.resolve("kvm"));
  }

  @Test
  void aGuestThatBootsMeansKvm() throws IOException {
    var verdict = probe(qemuThat("\"$@\""), device, BOOT).of(TestImages.minimal());

    assertThat(verdict.acceleration()).as(verdict.why()).isEqualTo(Acceleration.KVM);
    assertThat(verdict.why()).isEqualTo("A probe guest booted with KVM.");
    assertThat(folder.resolve("probe")).doesNotExist();
  }

  @Test
  void aQemuThatCannotUseKvmMeansEmulationAndSaysWhy() throws IOException {
    var verdict =
        probe(qemuThat("-display none -accel no-such-accelerator"), device, BOOT)
            .of(TestImages.minimal());

    assertThat(verdict.acceleration()).isEqualTo(Acceleration.TCG);
    assertThat(verdict.why())
        .startsWith("KVM is not used: QEMU did not start: ")
        .contains("no-such-accelerator");
    assertThat(folder.resolve("probe")).doesNotExist();
  }

  @Test
  void aGuestThatHangsMeansEmulationWhenItsTimeIsOver() throws IOException {
    var verdict = probe(qemuThat("\"$@\" -S"), device, HANG).of(TestImages.minimal());

    assertThat(verdict.acceleration()).isEqualTo(Acceleration.TCG);
    assertThat(verdict.why())
        .isEqualTo("KVM is not used: a probe guest did not boot with it within 2 s.");
    assertThat(ProcessHandle.allProcesses().filter(this::runsHere)).as("is ended").isEmpty();
  }

  @Test
  void withoutADeviceNoGuestIsBooted() throws IOException {
    var verdict = probe(qemuThat("\"$@\""), folder.resolve("none"), BOOT).of(TestImages.minimal());

    assertThat(verdict.acceleration()).isEqualTo(Acceleration.TCG);
    assertThat(verdict.why()).startsWith("KVM is not there");
  }

  @Test
  void aVerdictIsKeptUntilTheDevicesRightsChange() throws IOException {
    Image image = TestImages.minimal();
    var kept = probe(qemuThat("-display none -accel no-such-accelerator"), device, BOOT).of(image);
    assertThat(probe(qemuThat("-display none -accel another"), device, BOOT).of(image))
        .isEqualTo(kept);

    Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(probe(qemuThat("-display none -accel another"), device, BOOT).of(image).why())
        .contains("another");
  }

  @Test
  @EnabledIf(value = "kvmOpens", disabledReason = "this user may not open a /dev/kvm here")
  void itSaysKvmExactlyWhereABareQemuBootsTheGuestWithIt() throws Exception {
    Image image = TestImages.minimal();
    var verdict = probe(new QemuProgram(QEMU), AccelerationProbe.KVM, WITH_KVM).of(image);

    assertThat(verdict.acceleration())
        .as(verdict.why())
        .isEqualTo(bootsWithBareQemu(image) ? Acceleration.KVM : Acceleration.TCG);
  }

  static boolean kvmOpens() {
    return Files.isReadable(AccelerationProbe.KVM) && Files.isWritable(AccelerationProbe.KVM);
  }

  private AccelerationProbe probe(QemuProgram program, Path kvm, Duration deadline) {
    return new AccelerationProbe(folder, program, new QemuLauncher(), user, kvm, deadline);
  }

  /** QEMU with these arguments, where {@code "$@"} are the probe's with emulation for KVM. */
  private QemuProgram qemuThat(String arguments) throws IOException {
    Path program = folder.resolve("qemu");
    Files.writeString(
        program,
        """
        #!/bin/bash
        [ "$1" = --version ] && exec %1$s --version
        set -- "${@/#kvm/tcg}"
        set -- "${@/#host/max}"
        exec %1$s %2$s
        """
            .formatted(QEMU, arguments));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new QemuProgram(program.toString());
  }

  private boolean runsHere(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(folder.toString());
  }

  private boolean bootsWithBareQemu(Image image) throws Exception {
    Path console = folder.resolve("bare.log");
    String line =
        "%s tsc_early_khz=%d".formatted(image.manifest().commandLine(), HostClockRate.kilohertz());
    Process qemu =
        new ProcessBuilder(
                List.of(
                    QEMU,
                    "-M",
                    "microvm,rtc=on",
                    "-accel",
                    "kvm",
                    "-cpu",
                    "host",
                    "-m",
                    "128",
                    "-nodefaults",
                    "-no-user-config",
                    "-no-reboot",
                    "-display",
                    "none",
                    "-kernel",
                    image.kernel().toString(),
                    "-initrd",
                    image.initramfs().toString(),
                    "-append",
                    line,
                    "-serial",
                    "file:" + console))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("bare.out").toFile())
            .start();
    try {
      return Patience.until(
              WITH_KVM, () -> wrote(console, AccelerationProbe.MARK) || !qemu.isAlive())
          && wrote(console, AccelerationProbe.MARK);
    } finally {
      qemu.destroyForcibly().waitFor();
    }
  }

  private static boolean wrote(Path console, String words) {
    try {
      return Files.exists(console) && Files.readString(console).contains(words);
    } catch (IOException e) {
      return false; // half a character is written
    }
  }
}
