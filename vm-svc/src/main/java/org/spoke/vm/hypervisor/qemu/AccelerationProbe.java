package org.spoke.vm.hypervisor.qemu;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.Acceleration;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.HypervisorFailure.Kind;
import org.spoke.vm.hypervisor.VmSpec;
import org.spoke.vm.image.CpioArchive;
import org.spoke.vm.image.FileTree;
import org.spoke.vm.image.Image;

/**
 * Finds out whether KVM works by booting the image's kernel with it to the first program: a
 * /dev/kvm that exists proves nothing. The verdict is kept for this kernel and QEMU.
 */
final class AccelerationProbe {
  static final Duration BOOT_DEADLINE = Duration.ofSeconds(15); // with KVM: below 1 s
  static final Path KVM = Path.of("/dev/kvm");
  static final String MARK = "spoke: init"; // the image's first program writes it
  private static final VmId PROBE = new VmId("vm_00000000000000000000");
  private static final int CONSOLE_BYTES = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final QemuProgram program;
  private final QemuLauncher launcher;
  private final RunAs user;
  private final Path device;
  private final Duration deadline;
  private String version; // asked once: QEMU takes 0.1 s to say it

  /**
   * @param device KVM's, whose absence and rights are looked at; QEMU knows for itself where it is
   * @param deadline for the probe guest's first words
   */
  AccelerationProbe(
      Path folder,
      QemuProgram program,
      QemuLauncher launcher,
      RunAs user,
      Path device,
      Duration deadline) {
    this.folder = folder;
    this.program = program;
    this.launcher = launcher;
    this.user = user;
    this.device = device;
    this.deadline = deadline;
  }

  /**
   * What was found.
   *
   * @param why one plain sentence
   * @param of kernel, QEMU and device that it was found with
   */
  record Verdict(Acceleration acceleration, String why, String of) {}

  /** The verdict for the image's kernel; boots a probe guest if there is none yet. */
  synchronized Verdict of(Image image) {
    String subject = version() + ", kernel " + image.manifest().kernel() + ", " + rights();
    Path file = folder.resolve("acceleration.json");
    try {
      if (Files.exists(file)) {
        Verdict kept = JSON.readValue(Files.readAllBytes(file), Verdict.class);
        if (kept.of().equals(subject)) {
          return kept;
        }
      }
      Verdict fresh = probe(image, subject);
      Path written = Files.write(folder.resolve("acceleration.new"), JSON.writeValueAsBytes(fresh));
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("The verdict on KVM cannot be kept", e);
    }
  }

  /** QEMU's name and version. */
  synchronized String version() {
    if (version == null) {
      version = program.version();
    }
    return version;
  }

  private Verdict probe(Image image, String subject) throws IOException {
    if (!Files.exists(device)) {
      return new Verdict(
          Acceleration.TCG, "KVM is not there: this host has no " + device + ".", subject);
    }
    VmFolder probeFolder = new VmFolder(folder.resolve("probe"));
    try {
      return boot(image, probeFolder)
          ? new Verdict(Acceleration.KVM, "A probe guest booted with KVM.", subject)
          : new Verdict(
              Acceleration.TCG,
              "KVM is not used: a probe guest did not boot with it within "
                  + deadline.toSeconds()
                  + " s.",
              subject);
    } catch (HypervisorFailure e) {
      if (e.kind() != Kind.HYPERVISOR_ERROR) {
        throw e; // a full disk says nothing of KVM
      }
      return new Verdict(
          Acceleration.TCG,
          "KVM is not used: " + e.getMessage().lines().findFirst().orElse("") + ".",
          subject);
    } finally {
      FileTree.delete(probeFolder.root());
    }
  }

  private boolean boot(Image image, VmFolder probeFolder) throws IOException {
    VmSpec spec =
        new VmSpec(PROBE, image, new CpioArchive(), 1, VmSpec.MIN_MEMORY_MIB, new TreeSet<>());
    QemuCommand command =
        new QemuCommand(program.name(), spec, Acceleration.KVM, OptionalInt.empty(), "spoke.probe");
    MachineRecord record =
        new MachineRecord(PROBE.value(), image.digest().value(), 0, "", user.uid());
    launcher.launch(probeFolder, record, command, user);
    try {
      return Patience.until(deadline, () -> hasBooted(probeFolder));
    } finally {
      var launched = probeFolder.launched();
      if (launched.isPresent()) {
        launched.get().process().kill(user.uid());
      }
    }
  }

  private static boolean hasBooted(VmFolder probeFolder) {
    try {
      Path console = probeFolder.run().resolve(QemuCommand.CONSOLE);
      return probeFolder.tailText(console, CONSOLE_BYTES).contains(MARK);
    } catch (IOException e) {
      return false; // not written yet
    }
  }

  /** Other rights on the device may lead to another verdict. */
  private String rights() {
    try {
      return Files.exists(device)
          ? device
              + " "
              + PosixFilePermissions.toString(Files.getPosixFilePermissions(device))
              + " "
              + Files.getAttribute(device, "unix:gid")
          : "no " + device;
    } catch (IOException e) {
      return device + " unreadable";
    }
  }
}
