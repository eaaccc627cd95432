package org.spoke.vm.machine;

/** Where a VM is in its life. */
public enum VmStatus {
  /** Asked for; not launched yet. */
  CREATED,
  /** The hypervisor runs it; SSH in the guest has not answered yet. */
  BOOTING,
  /** SSH in the guest has answered. */
  READY,
  /** It was told to end and still runs. */
  STOPPING,
  /** It is gone for good. */
  GONE;

  /** Whether a hypervisor may run it. */
  public boolean isAlive() {
    return this != GONE;
  }
}
