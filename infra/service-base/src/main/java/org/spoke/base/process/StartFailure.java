package org.spoke.base.process;

import org.spoke.base.problem.Causes;

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
    return "spoke: "
        + Causes.find(failure, PortTakenException.class)
            .map(Throwable::getMessage)
            .orElseGet(() -> what + " did not start: " + root(failure).getMessage());
  }

  private static Throwable root(Throwable failure) {
    return Causes.of(failure).reduce(failure, (outer, cause) -> cause);
  }
}
