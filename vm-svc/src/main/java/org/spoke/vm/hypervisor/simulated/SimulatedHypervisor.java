package org.spoke.vm.hypervisor.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spoke.vm.VmId;
import org.spoke.vm.hypervisor.Acceleration;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.HypervisorDescription;
import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.HypervisorFailure.Kind;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.hypervisor.VmExit;
import org.spoke.vm.hypervisor.VmExit.Reason;
import org.spoke.vm.hypervisor.VmSpec;
import org.spoke.vm.hypervisor.VmState;
import org.spoke.vm.hypervisor.VmState.Absent;
import org.spoke.vm.hypervisor.VmState.Ended;
import org.spoke.vm.hypervisor.VmState.Running;
import org.spoke.vm.image.Image;

/**
 * Pretends VMs. Each is a file in the folder, so VMs outlive this process, and another process can
 * see, end and influence them through an instance of its own. Nothing random happens, and no time
 * passes but the clock's.
 */
public final class SimulatedHypervisor implements Hypervisor {
  /** More VMs than any test needs, fewer than would slow one down. */
  public static final int MAX_VMS = 64;

  private static final String SUFFIX = ".json";
  private static final int FIRST_PORT = 20_000; // a made-up port: nobody listens there for us

  private final Path folder;
  private final Duration bootTime;
  private final InstantSource clock;

  /**
   * @param folder where the VMs' files are
   * @param bootTime from a VM's start to its guest's first answer
   */
  public SimulatedHypervisor(Path folder, Duration bootTime, InstantSource clock) {
    this.folder = folder;
    this.bootTime = bootTime;
    this.clock = clock;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Says what VMs that are started from now on will do, in this process or another. */
  public void behave(Behaviour behaviour) {
    try {
      Files.writeString(folder.resolve("behaviour"), behaviour.name());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public HypervisorDescription describe(Image image) {
    return new HypervisorDescription(
        "simulated", Acceleration.NONE, "VMs are pretended: no guest runs.");
  }

  @Override
  public synchronized RunningVm start(VmSpec spec) {
    return switch (find(spec.id())) {
      case Running running -> running.vm();
      case Ended ended ->
          throw new HypervisorFailure(
              Kind.ALREADY_ENDED, "VM " + spec.id() + " ran before: " + ended.exit().detail());
      case Absent absent -> launch(spec);
    };
  }

  @Override
  public VmState find(VmId id) {
    Optional<SimulatedMachine> machine = machine(id);
    if (machine.isEmpty()) {
      return new Absent();
    }
    Optional<VmExit> exit = machine.get().exit(clock.instant());
    return exit.isPresent() ? new Ended(exit.get()) : new Running(machine.get().toRunningVm());
  }

  @Override
  public List<VmId> all() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .filter(VmId::isValid)
          .map(VmId::new)
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** No guest needs time to power off here. */
  @Override
  public synchronized void requestStop(VmId id) {
    if (find(id) instanceof Running) {
      end(id, new VmExit(Reason.STOPPED, "The VM was stopped as asked."));
    }
  }

  @Override
  public synchronized void kill(VmId id) {
    end(id, new VmExit(Reason.KILLED, "The pretended VM was killed from outside by signal 9."));
  }

  @Override
  public synchronized void discard(VmId id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public byte[] console(VmId id) {
    return machine(id)
        .map(machine -> "spoke: pretended console of " + machine.id() + "\n")
        .orElse("")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the VM's guest has booted and answers. */
  public boolean answers(VmId id) {
    Instant now = clock.instant();
    return machine(id).filter(machine -> machine.answers(now)).isPresent();
  }

  private RunningVm launch(VmSpec spec) {
    List<VmId> there = all();
    if (there.size() >= MAX_VMS) {
      throw new HypervisorFailure(Kind.FULL, "No more than " + MAX_VMS + " VMs are pretended");
    }
    Behaviour behaviour = behaviour();
    if (behaviour == Behaviour.FAILS_TO_START) {
      throw new HypervisorFailure(
          Kind.HYPERVISOR_ERROR, "The pretended hypervisor was told to fail.");
    }
    SimulatedMachine machine =
        new SimulatedMachine(
            spec.id().value(),
            spec.image().digest().value(),
            FIRST_PORT + there.size(),
            clock.instant().toString(),
            behaviour,
            bootTime.toMillis(),
            null,
            null);
    write(spec.id(), machine);
    return machine.toRunningVm();
  }

  private Behaviour behaviour() {
    try {
      Path file = folder.resolve("behaviour");
      return Files.exists(file)
          ? Behaviour.valueOf(Files.readString(file).strip())
          : Behaviour.BOOTS;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void end(VmId id, VmExit exit) {
    machine(id)
        .filter(machine -> machine.exit(clock.instant()).isEmpty())
        .ifPresent(machine -> write(id, machine.ended(exit)));
  }

  private Optional<SimulatedMachine> machine(VmId id) {
    try {
      return SimulatedMachine.read(file(id));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void write(VmId id, SimulatedMachine machine) {
    try {
      machine.write(file(id));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path file(VmId id) {
    return folder.resolve(id + SUFFIX);
  }

  private static UncheckedIOException unusable(IOException cause) {
    return new UncheckedIOException("The folder of the pretended VMs cannot be used", cause);
  }
}
