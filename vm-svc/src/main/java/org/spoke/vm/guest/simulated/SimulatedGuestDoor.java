package org.spoke.vm.guest.simulated;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.GuestKeys;
import org.spoke.vm.guest.GuestProcess;
import org.spoke.vm.guest.GuestShell;
import org.spoke.vm.guest.GuestUnreachable;
import org.spoke.vm.guest.GuestUnreachable.Kind;
import org.spoke.vm.guest.TerminalSize;
import org.spoke.vm.hypervisor.RunningVm;
import org.spoke.vm.hypervisor.simulated.SimulatedHypervisor;

/**
 * The door into pretended guests. Every program there says that it is pretended, and ends with code
 * 0.
 */
public final class SimulatedGuestDoor implements GuestDoor {
  private final SimulatedHypervisor hypervisor;

  public SimulatedGuestDoor(SimulatedHypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  @Override
  public boolean answers(RunningVm vm, Duration patience) {
    return hypervisor.answers(vm.id());
  }

  @Override
  public GuestShell open(RunningVm vm, GuestKeys keys, Duration deadline) {
    if (!hypervisor.answers(vm.id())) {
      throw new GuestUnreachable(
          Kind.NO_ANSWER, "The pretended guest of " + vm.id() + " does not answer", null);
    }
    return new PretendedShell();
  }

  private static final class PretendedShell implements GuestShell {
    @Override
    public GuestProcess start(String command, Optional<TerminalSize> terminal) {
      return new PretendedProcess();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private static final class PretendedProcess implements GuestProcess {
    private static final byte[] WORDS =
        "spoke: this guest is pretended\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public InputStream output() {
      return new ByteArrayInputStream(WORDS);
    }

    @Override
    public InputStream errorOutput() {
      return InputStream.nullInputStream();
    }

    @Override
    public OutputStream input() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public void resize(TerminalSize size) {
      // a pretended program draws nothing
    }

    @Override
    public CompletableFuture<Integer> exitCode() {
      return CompletableFuture.completedFuture(0);
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
