package org.spoke.cli.output;

import java.io.PrintStream;

/**
 * Says how long work goes: one line that changes on a terminal, a line for each new step elsewhere.
 */
public final class Progress implements AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private String step = "";
  private boolean lineIsOpen;

  /**
   * @param terminal whether a person watches
   */
  public Progress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** The work has come to a step; saying it again changes nothing. */
  public void step(String text) {
    if (text.equals(step)) {
      return;
    }
    step = text;
    if (terminal) {
      err.print(CLEAR_LINE + text);
      err.flush();
      lineIsOpen = true;
    } else {
      err.println(text);
    }
  }

  /** Something moved within the step; only a terminal shows it. */
  public void figure(String text) {
    if (terminal) {
      err.print(CLEAR_LINE + step + "  " + text);
      err.flush();
      lineIsOpen = true;
    }
  }

  /** The step stays on the terminal and the next one gets its own line. */
  public void keep() {
    if (lineIsOpen) {
      err.println();
      lineIsOpen = false;
    }
  }

  @Override
  public void close() {
    if (lineIsOpen) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
