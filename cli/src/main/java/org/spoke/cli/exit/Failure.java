package org.spoke.cli.exit;

import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** Why a verb could not do its work, in words for a person and an exit code for a script. */
public final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<String> lines;
  private final String json;

  private Failure(ExitCode exitCode, String title, List<String> lines, String json) {
    super(title);
    this.exitCode = exitCode;
    this.lines = List.copyOf(lines);
    this.json = json;
  }

  /**
   * @param title one sentence
   * @param lines more sentences: the figures and what to do
   */
  public static Failure of(ExitCode exitCode, String title, String... lines) {
    return new Failure(exitCode, title, List.of(lines), null);
  }

  /** The same failure, with the box's own words for programs. */
  public Failure saidAs(String problemJson) {
    return new Failure(exitCode, getMessage(), lines, problemJson);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public List<String> lines() {
    return lines;
  }

  /** The problem details as the box sent them. */
  public Optional<String> json() {
    return Optional.ofNullable(json);
  }
}
