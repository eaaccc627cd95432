package org.spoke.cli.verb;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;
import org.spoke.cli.rest.Pause;

/**
 * Everything outside itself that a verb touches; tests give their own.
 *
 * @param environment environment variables
 * @param terminal whether a person watches standard error, so that progress may move
 * @param idempotencyKeys a new key each time
 */
public record Surroundings(
    Map<String, String> environment,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Supplier<String> idempotencyKeys,
    Pause pause) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }
}
