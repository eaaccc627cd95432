package org.spoke.base.problem;

import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something a caller can act on. Thrown by aggregates and endpoints; carried as status and
 * ErrorInfo over gRPC and as RFC 9457 problem details over REST. Never holds a secret.
 */
public final class Problem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient ProblemType type;
  private final String detail;
  private final String field;
  private final transient Map<String, String> facts;

  private Problem(
      ProblemType type, String detail, String field, Map<String, String> facts, Throwable cause) {
    super(type.slug() + ": " + detail, cause);
    this.type = type;
    this.detail = detail;
    this.field = field;
    this.facts = Map.copyOf(facts);
  }

  /**
   * A problem with the figures of this occurrence, for example "Receipt 3 claims 51 ADA; 50 ADA are
   * available."
   */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, null, Map.of(), null);
  }

  /**
   * The same problem, naming the request's field at fault, as a path such as {@code
   * spec.resources.cores}.
   */
  public Problem inField(String path) {
    return new Problem(type, detail, path, facts, getCause());
  }

  /** The same problem, its field's path inside of this one: {@code cores} in {@code reserve}. */
  public Problem within(String path) {
    return inField(field == null ? path : path + "." + field);
  }

  /**
   * The same problem with one more fact for programs, for example {@code escrow -> esc_7f3k...}.
   */
  public Problem with(String name, Object value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(name, String.valueOf(value));
    return new Problem(type, detail, field, more, getCause());
  }

  /** The same problem with the failure that led to it, for the log only. */
  public Problem causedBy(Throwable cause) {
    return new Problem(type, detail, field, facts, cause);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return detail;
  }

  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  public Map<String, String> facts() {
    return facts;
  }
}
