package org.spoke.eventlog.store;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.FailureMeaning;
import org.spoke.base.problem.Problem;

/** What it means that Postgres is away: try again, whatever was asked. */
@Singleton
public final class LostDatabase implements FailureMeaning {
  @Override
  public Optional<Problem> of(Throwable failure) {
    return SqlStates.isUnavailable(failure) ? Optional.of(problem(failure)) : Optional.empty();
  }

  /** The problem {@code storage-unavailable}. */
  public static Problem problem(Throwable cause) {
    return Problem.of(
            CommonProblem.STORAGE_UNAVAILABLE, "Postgres does not answer; nothing was recorded.")
        .causedBy(cause);
  }
}
