package org.spoke.vm.guest;

import java.time.Duration;
import org.spoke.vm.hypervisor.RunningVm;

/** The way into a running guest. */
public interface GuestDoor {
  /** Whether an SSH server in the guest says its name within the patience. */
  boolean answers(RunningVm vm, Duration patience);

  /**
   * Logs in, once. The guest must prove the VM's host key.
   *
   * @param deadline for connection and login together
   * @throws GuestUnreachable when nothing answers, or another host key does
   */
  GuestShell open(RunningVm vm, GuestKeys keys, Duration deadline);
}
