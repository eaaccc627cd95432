package org.spoke.base.process;

import java.net.BindException;

/** Says in one line why a service did not start, and what to do. */
public final class StartFailure {
  private StartFailure() {}

  /**
   * For example {@code spoke: registry did not start: port is taken (Address already in use:
   * /127.0.0.1:9101). ...}
   */
  public static String explain(String service, Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      root = cause;
      if (cause instanceof BindException) {
        return "spoke: "
            + service
            + " did not start: its port is taken ("
            + cause.getMessage()
            + "). Stop the other program, or choose another port by spoke.services."
            + service
            + ".port.";
      }
    }
    return "spoke: " + service + " did not start: " + root.getMessage();
  }
}
