package org.spoke.cli.exit;

/** What the process ends with; docs/reference/cli.md lists them for scripts. */
public enum ExitCode {
  OK(0, "done"),
  REFUSED(1, "the box refused or failed; the problem is on standard error"),
  USAGE(2, "the command line or an input file cannot be used"),
  UNREACHABLE(3, "no box answers at the address"),
  NOT_AUTHORISED(4, "the token is missing or wrong"),
  BAD_NEWS(5, "the box answered, and the answer is that something does not hold"),
  CANCELLED(130, "cancelled by Ctrl-C"),
  SHELL_LOST(
      255,
      "the shell's connection ended before the command did; else shell ends with the command's own code");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
