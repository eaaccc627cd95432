package org.spoke.vm.machine;

import org.spoke.vm.hypervisor.HypervisorFailure;
import org.spoke.vm.hypervisor.VmExit;

/** Why a VM is gone. Contracts list these codes, so one is never renamed. */
public enum GoneReason {
  /** It was stopped as asked. */
  STOPPED,
  /** SSH in the guest did not answer in time. */
  BOOT_TIMEOUT,
  /** It could not be launched, or ended before it was ready. */
  BOOT_FAILED,
  /** The image is not what its digest says. */
  DIGEST_MISMATCH,
  /** The guest powered itself off. */
  POWERED_OFF,
  /** It was killed from outside, or for want of memory. */
  KILLED,
  /** The guest's kernel or the hypervisor crashed. */
  CRASHED,
  /** The host's disk was full. */
  DISK_FULL,
  /** It vanished, for example with a restart of the host. */
  LOST;

  /** The code for what a hypervisor found. */
  public static GoneReason of(VmExit.Reason exit) {
    return switch (exit) {
      case STOPPED -> STOPPED;
      case POWERED_OFF -> POWERED_OFF;
      case KILLED, OUT_OF_MEMORY -> KILLED;
      case GUEST_PANIC, HYPERVISOR_ERROR -> CRASHED;
      case HOST_RESTARTED, VANISHED -> LOST;
    };
  }

  /** The code for a launch that failed. */
  public static GoneReason of(HypervisorFailure.Kind failure) {
    return switch (failure) {
      case DISK_FULL -> DISK_FULL;
      case DRIVER_MISSING,
          PORT_TAKEN,
          OUT_OF_MEMORY,
          PATH_TOO_LONG,
          ALREADY_ENDED,
          FULL,
          HYPERVISOR_ERROR ->
          BOOT_FAILED;
    };
  }
}
