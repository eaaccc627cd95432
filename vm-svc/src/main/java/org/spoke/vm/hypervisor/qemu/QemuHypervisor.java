package org.spoke.vm.hypervisor.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.Acceleration;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.HypervisorDescription;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.HypervisorFailure.Kind;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.hypervisor.VmSpec;
import org.spoke.vm.hypervisor.VmState;
import org.spoke.vm.hypervisor.VmState.Absent;
import org.spoke.vm.hypervisor.VmState.Ended;
import org.spoke.vm.hypervisor.VmState.Running;
import org.spoke.vm.image.FileTree;
import org.spoke.vm.image.Image;

/**
 * The QEMU driver. All that it knows is in the VMs' folders, so another instance in another process
 * finds the same VMs.
 */
public final class QemuHypervisor implements Hypervisor {
  private static final String DRIVER = "qemu-microvm";
  private static final int PORT_ATTEMPTS = 3; // between choosing and using, a port may be taken
  private static final Duration DEATH_DEADLINE = Duration.ofSeconds(5); // after SIGKILL: 0.1 s

  private final Path folder;
  private final QemuProgram program;
  private final IntSupplier ports;
  private final InstantSource clock;
  private final QemuLauncher launcher = new QemuLauncher();
  private final VmUsers users;
  private final AccelerationProbe probe;

  /**
   * @param folder where the VMs' folders are
   * @param ports gives free ports of the loopback address
   */
  public QemuHypervisor(Path folder, QemuProgram program, IntSupplier ports, InstantSource clock) {
    this.folder = folder;
    this.program = program;
    this.ports = ports;
    this.clock = clock;
    this.users = new VmUsers();
    this.probe =
        new AccelerationProbe(
            folder,
            program,
            launcher,
            users.ofProbe(),
            AccelerationProbe.KVM,
            AccelerationProbe.BOOT_DEADLINE);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of the VMs cannot be made", e);
    }
  }

  @Override
  public HypervisorDescription describe(Image image) {
    AccelerationProbe.Verdict verdict = probe.of(image);
    return new HypervisorDescription(
        DRIVER, verdict.acceleration(), verdict.why() + " " + probe.version() + ".");
  }

  /** One at a time: the user's number and the port of each must be its own. */
  @Override
  public synchronized RunningVm start(VmSpec spec) {
    return switch (find(spec.id())) {
      case Running running -> running.vm();
      case Ended ended ->
          throw new HypervisorFailure(
              Kind.ALREADY_ENDED, "VM " + spec.id() + " ran before: " + ended.exit().detail());
      case Absent absent -> launch(spec, describe(spec.image()).acceleration());
    };
  }

  @Override
  public VmState find(VmId id) {
    VmFolder vm = folderOf(id);
    try {
      Optional<MachineRecord> machine = vm.machine();
      Optional<VmFolder.Launched> launched = vm.launched();
      if (machine.isEmpty() || launched.isEmpty()) {
        return new Absent(); // or a start that was interrupted, which may be done again
      }
      return launched.get().process().isAlive(machine.get().uid())
          ? new Running(machine.get().toRunningVm())
          : new Ended(new ExitDiagnosis(vm).find());
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  @Override
  public List<VmId> all() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(each -> each.getFileName().toString())
          .filter(VmId::isValid)
          .map(VmId::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of the VMs cannot be read", e);
    }
  }

  @Override
  public void requestStop(VmId id) {
    if (!(find(id) instanceof Running)) {
      return;
    }
    VmFolder vm = folderOf(id);
    try {
      vm.markStopRequested();
    } catch (IOException e) {
      throw unreadable(id, e);
    }
    pressPowerButton(vm);
  }

  @Override
  public void kill(VmId id) {
    VmFolder vm = folderOf(id);
    try {
      Optional<MachineRecord> machine = vm.machine();
      Optional<VmFolder.Launched> launched = vm.launched();
      if (machine.isEmpty() || launched.isEmpty()) {
        return;
      }
      launched.get().process().kill(machine.get().uid());
    } catch (IOException e) {
      throw unreadable(id, e);
    }
    if (!Patience.until(DEATH_DEADLINE, () -> hasEnded(id))) {
      throw new HypervisorFailure(
          Kind.HYPERVISOR_ERROR, "VM " + id + " does not die within 5 s of SIGKILL");
    }
  }

  @Override
  public void discard(VmId id) {
    kill(id);
    try {
      FileTree.delete(folderOf(id).root());
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  @Override
  public byte[] console(VmId id) {
    VmFolder vm = folderOf(id);
    try {
      return vm.tail(vm.run().resolve(QemuCommand.CONSOLE), QemuLauncher.LOG_LIMIT_BYTES);
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  private RunningVm launch(VmSpec spec, Acceleration acceleration) {
    for (int attempt = 1; ; attempt++) {
      try {
        return launchOnce(spec, acceleration);
      } catch (HypervisorFailure e) {
        if (e.kind() != Kind.PORT_TAKEN || attempt == PORT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private RunningVm launchOnce(VmSpec spec, Acceleration acceleration) {
    RunAs user = users.free(uidsInUse());
    int port = ports.getAsInt();
    MachineRecord machine =
        new MachineRecord(
            spec.id().value(),
            spec.image().digest().value(),
            port,
            clock.instant().toString(),
            user.uid());
    QemuCommand command =
        new QemuCommand(program.name(), spec, acceleration, OptionalInt.of(port), "");
    launcher.launch(folderOf(spec.id()), machine, command, user);
    return machine.toRunningVm();
  }

  private List<Integer> uidsInUse() {
    return all().stream().flatMap(id -> machineOf(id).stream()).map(MachineRecord::uid).toList();
  }

  private Optional<MachineRecord> machineOf(VmId id) {
    try {
      return folderOf(id).machine();
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  /** A guest or a QEMU that does not listen is ended hard later. */
  private static void pressPowerButton(VmFolder vm) {
    try (QmpClient qmp = QmpClient.connect(vm.qmpSocket())) {
      qmp.execute("system_powerdown");
    } catch (IOException e) {
      System.getLogger(QemuHypervisor.class.getName())
          .log(System.Logger.Level.WARNING, "QEMU takes no request to power off", e);
    }
  }

  private boolean hasEnded(VmId id) {
    return !(find(id) instanceof Running);
  }

  private VmFolder folderOf(VmId id) {
    return new VmFolder(folder.resolve(id.value()));
  }

  private static UncheckedIOException unreadable(VmId id, IOException cause) {
    return new UncheckedIOException("The folder of VM " + id + " cannot be used", cause);
  }
}
