package org.spoke.registry.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;

/** Names a job, which the scheduler drives. */
public record JobId(@JsonValue String text) {
  private static final String PREFIX = "job";

  /** Refuses malformed text as {@code invalid-field}. */
  @JsonCreator
  public JobId {
    if (!Ids.isId(PREFIX, text)) {
      throw Problem.of(
          CommonProblem.INVALID_FIELD,
          "\"" + text + "\" is not " + PREFIX + "_ and 20 characters.");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
