package org.spoke.vm.guest;

/** Why a guest could not be entered, or a login broke. */
public final class GuestUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a caller can tell apart. */
  public enum Kind {
    /** Nothing answers yet, or no longer: trying again may help. */
    NO_ANSWER,
    /** Another host key than the VM's was shown: somebody is in the middle. Never try again. */
    WRONG_HOST_KEY,
    /** The guest refused this service's key. */
    LOGIN_REFUSED,
    /** The command or the connection did not finish in time. */
    TOO_SLOW
  }

  private final Kind kind;

  public GuestUnreachable(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
