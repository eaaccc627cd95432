package org.spoke.base.process;

/** Says in one line why a service or a box did not start, and what to do. */
public final class StartFailure {
  private StartFailure() {}

  /**
   * For example {@code spoke: registry did not start: its port is taken (9101). Stop the other
   * program, ...}.
   *
   * @param what the service, or the box
   */
  public static String explain(String what, Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortTakenException) {
        return "spoke: " + cause.getMessage();
      }
      root = cause;
    }
    return "spoke: " + what + " did not start: " + root.getMessage();
  }
}
