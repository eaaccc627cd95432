package org.spoke.base.process;

import java.net.BindException;
import org.spoke.base.problem.Causes;

/** A service could not open its port, since another program has it. */
final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String service, String port, Throwable cause) {
    super(
        service
            + " did not start: its port is taken"
            + (port.isEmpty() ? "" : " (" + port + ")")
            + ". Stop the other program, or choose another port by spoke.services."
            + service
            + ".port.",
        cause);
  }

  static boolean isIn(Throwable failure) {
    return Causes.contain(failure, BindException.class);
  }
}
