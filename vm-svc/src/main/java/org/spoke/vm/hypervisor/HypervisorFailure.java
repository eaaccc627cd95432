package org.spoke.vm.hypervisor;

/** Why a VM could not be started. */
public final class HypervisorFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a caller can tell apart. */
  public enum Kind {
    /** The hypervisor's program is not installed. */
    DRIVER_MISSING,
    /** The port chosen for the guest was taken by somebody else, more than once. */
    PORT_TAKEN,
    /** The host's disk is full. */
    DISK_FULL,
    /** The host has not enough memory. */
    OUT_OF_MEMORY,
    /** The data folder's path is too long for a socket in it. */
    PATH_TOO_LONG,
    /** A VM of this id ran before and ended; an id is used once. */
    ALREADY_ENDED,
    /** As many VMs run as this driver can hold. */
    FULL,
    /** Anything else, in the hypervisor's words. */
    HYPERVISOR_ERROR
  }

  private final Kind kind;

  public HypervisorFailure(Kind kind, String message) {
    this(kind, message, null);
  }

  public HypervisorFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
