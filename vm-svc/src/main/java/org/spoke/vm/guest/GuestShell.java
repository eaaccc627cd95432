package org.spoke.vm.guest;

import java.time.Duration;
import java.util.Optional;

/** An open login in a guest. Closing it ends all that was started over it. */
public interface GuestShell extends AutoCloseable {
  /**
   * Starts a program.
   *
   * @param command the command line; empty means the login shell
   * @param terminal its terminal's size; empty means no terminal
   * @throws GuestUnreachable when the connection breaks
   */
  GuestProcess start(String command, Optional<TerminalSize> terminal);

  /**
   * Runs one command line without a terminal and waits for its end.
   *
   * @param deadline after which the command is given up
   * @throws GuestUnreachable when the connection breaks or the deadline passes
   */
  default ExecResult exec(String command, Duration deadline) {
    try (GuestProcess process = start(command, Optional.empty())) {
      return ExecResult.of(process, deadline);
    }
  }

  @Override
  void close();
}
