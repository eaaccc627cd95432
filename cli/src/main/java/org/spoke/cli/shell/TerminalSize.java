package org.spoke.cli.shell;

/**
 * How large a terminal is, in characters.
 *
 * @param columns 1 to 65535
 * @param rows 1 to 65535
 */
record TerminalSize(int columns, int rows) {
  private static final TerminalSize USUAL = new TerminalSize(80, 24);
  private static final int MAX = 65_535; // two bytes in the resize frame

  /** The size that a terminal says it has; the usual one where it does not know. */
  static TerminalSize of(int columns, int rows) {
    boolean known = columns > 0 && rows > 0 && columns <= MAX && rows <= MAX;
    return known ? new TerminalSize(columns, rows) : USUAL;
  }
}
