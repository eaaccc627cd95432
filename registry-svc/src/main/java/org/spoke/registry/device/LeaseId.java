package org.spoke.registry.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;

/** Names a lease; it follows from the job's, so one job holds one lease. */
public record LeaseId(@JsonValue String text) {
  private static final String PREFIX = "lse";

  /** Refuses malformed text as {@code invalid-field}. */
  @JsonCreator
  public LeaseId {
    if (!Ids.isId(PREFIX, text)) {
      throw Problem.of(
          CommonProblem.INVALID_FIELD,
          "\"" + text + "\" is not " + PREFIX + "_ and 20 characters.");
    }
  }

  /** The lease of a job. */
  public static LeaseId of(JobId job) {
    return new LeaseId(Ids.follow(PREFIX, job.text()));
  }

  @Override
  public String toString() {
    return text;
  }
}
