package org.spoke.vm.hypervisor;

/**
 * Why a VM ended.
 *
 * @param detail one sentence for people, with what the hypervisor or the guest said
 */
public record VmExit(Reason reason, String detail) {

  /** What a caller can tell apart. */
  public enum Reason {
    /** This service stopped it. */
    STOPPED,
    /** The guest powered itself off or restarted, which ends a VM too. */
    POWERED_OFF,
    /** The guest's kernel gave up. */
    GUEST_PANIC,
    /** A signal from outside ended the hypervisor. */
    KILLED,
    /** The host ran out of memory. */
    OUT_OF_MEMORY,
    /** The hypervisor failed, and said why. */
    HYPERVISOR_ERROR,
    /** The host was restarted under it. */
    HOST_RESTARTED,
    /** Its processes are gone without a trace. */
    VANISHED
  }
}
