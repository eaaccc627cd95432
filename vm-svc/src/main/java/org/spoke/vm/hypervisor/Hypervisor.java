package org.spoke.vm.hypervisor;

import java.util.List;
import org.spoke.vm.VmId;
import org.spoke.vm.image.Image;

/**
 * Runs virtual machines. They belong to the machine, not to this process: they live on when it
 * dies, and its successor finds them. Safe for use by many threads.
 */
public interface Hypervisor {
  /** What runs VMs here and how fast. The first call may boot a probe guest, at most 15 s. */
  HypervisorDescription describe(Image image);

  /**
   * Starts a VM and returns once its hypervisor runs; the guest still boots. A VM of this id that
   * already runs is returned: asking twice is asking once.
   *
   * @throws HypervisorFailure when it cannot be started; nothing is left behind then
   */
  RunningVm start(VmSpec spec);

  /** What has become of the VM, whoever started it. */
  VmState find(VmId id);

  /** Every VM that this driver keeps anything of, running or ended. */
  List<VmId> all();

  /**
   * Asks the guest to power off and returns at once. Whatever ends the VM from now on, its exit is
   * {@link VmExit.Reason#STOPPED}. A VM that is not running is fine.
   */
  void requestStop(VmId id);

  /** Ends a VM hard, as its exit tells, and returns when it is dead. */
  void kill(VmId id);

  /** Removes all that is kept of a VM, ending it hard first if it still runs. */
  void discard(VmId id);

  /** The last bytes that the guest wrote to its console; empty when there is none. */
  byte[] console(VmId id);
}
