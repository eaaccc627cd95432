package org.spoke.vm.api;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.Commands;
import org.spoke.proto.vm.v1.ShellRequest;
import org.spoke.proto.vm.v1.ShellResponse;
import org.spoke.vm.VmId;
import org.spoke.vm.VmProblem;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.GuestKeyStore;
import org.spoke.vm.guest.GuestShell;
import org.spoke.vm.guest.GuestUnreachable;
import org.spoke.vm.hypervisor.Hypervisor;
import org.spoke.vm.hypervisor.VmState.Running;
import org.spoke.vm.machine.VmCommand.TellStanding;
import org.spoke.vm.machine.VmStanding;
import org.spoke.vm.machine.VmStatus;

/** Opens shells in guests, a bounded number at once. */
@Singleton
class Shells {
  /** Each holds an SSH session and twice 256 KiB of window: 32 MiB in all. */
  static final int MAX_OPEN = 64;

  private static final Duration LOGIN_DEADLINE = Duration.ofSeconds(10); // emulated guests: 0.3 s

  private final Semaphore room = new Semaphore(MAX_OPEN);
  private final Commands commands;
  private final Hypervisor hypervisor;
  private final GuestDoor door;
  private final GuestKeyStore keys;

  Shells(Commands commands, Hypervisor hypervisor, GuestDoor door, GuestKeyStore keys) {
    this.commands = commands;
    this.hypervisor = hypervisor;
    this.door = door;
    this.keys = keys;
  }

  /** Takes a new call, which tells with its first message what it wants. */
  StreamObserver<ShellRequest> open(ServerCallStreamObserver<ShellResponse> reply) {
    return new ShellCall(this, reply);
  }

  /**
   * Logs in for one call; {@link #leave} gives the room back.
   *
   * @throws Problem when the VM is unknown or not ready, or too many shells are open
   */
  GuestShell enter(VmId id) {
    VmStanding standing = commands.dispatch(new TellStanding(id));
    if (standing.status() != VmStatus.READY) {
      throw notReady(id, "it is " + standing.status());
    }
    if (!room.tryAcquire()) {
      throw Problem.of(VmProblem.TOO_MANY_SHELLS, MAX_OPEN + " shells are open.");
    }
    try {
      return login(id);
    } catch (RuntimeException e) {
      leave();
      throw e;
    }
  }

  void leave() {
    room.release();
  }

  private GuestShell login(VmId id) {
    if (!(hypervisor.find(id) instanceof Running running)) {
      throw notReady(id, "it does not run");
    }
    try {
      return door.open(running.vm(), keys.keysOf(id), LOGIN_DEADLINE);
    } catch (GuestUnreachable e) {
      throw notReady(id, e.getMessage()).causedBy(e);
    }
  }

  private static Problem notReady(VmId id, String why) {
    return Problem.of(VmProblem.VM_NOT_READY, "VM " + id + ": " + why + ".").with("vm", id);
  }
}
