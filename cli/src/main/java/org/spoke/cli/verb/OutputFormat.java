package org.spoke.cli.verb;

import java.util.Locale;

/** For whom an answer is printed. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE,
  /** The body that the box sent, for programs. */
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
