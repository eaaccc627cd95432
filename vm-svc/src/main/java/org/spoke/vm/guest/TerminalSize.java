package org.spoke.vm.guest;

/** The size of a terminal in characters. */
public record TerminalSize(int columns, int rows) {
  private static final int MAX_CHARACTERS = 1000; // no screen is wider; programs allocate by it

  public TerminalSize {
    if (columns < 1 || columns > MAX_CHARACTERS || rows < 1 || rows > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "A terminal has 1 to 1000 columns and rows, not " + columns + " x " + rows);
    }
  }
}
