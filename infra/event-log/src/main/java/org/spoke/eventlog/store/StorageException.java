package org.spoke.eventlog.store;

import java.io.Serial;
import java.sql.SQLException;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;

/** Postgres refused or did not answer; the cause says what. */
public final class StorageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param doing what was being done, for example {@code "Reading history"}
   */
  public StorageException(String doing, SQLException cause) {
    super(doing + ": " + cause.getMessage(), cause);
  }

  /** What the caller of a query sees. */
  public static RuntimeException of(String doing, SQLException cause) {
    return SqlStates.isUnavailable(cause)
        ? Problem.of(CommonProblem.STORAGE_UNAVAILABLE, doing + ": Postgres does not answer.")
            .causedBy(cause)
        : new StorageException(doing, cause);
  }
}
