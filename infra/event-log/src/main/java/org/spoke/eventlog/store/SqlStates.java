package org.spoke.eventlog.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import org.spoke.base.problem.Causes;

/** What Postgres means by the SQLState of an error (appendix A of its manual). */
public final class SqlStates {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK_DETECTED = "40P01";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String CLASS_CONNECTION_EXCEPTION = "08";
  private static final String CLASS_OPERATOR_INTERVENTION = "57";
  private static final String CLASS_INSUFFICIENT_RESOURCES = "53";
  private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";

  private SqlStates() {}

  /** Somebody else wrote the same key first. */
  public static boolean isDuplicateKey(Throwable failure) {
    return state(failure).filter(UNIQUE_VIOLATION::equals).isPresent();
  }

  /** Two transactions were in each other's way; one of them may simply try again. */
  public static boolean isContention(Throwable failure) {
    return state(failure)
        .filter(
            state ->
                state.equals(SERIALIZATION_FAILURE)
                    || state.equals(DEADLOCK_DETECTED)
                    || state.equals(LOCK_NOT_AVAILABLE))
        .isPresent();
  }

  /**
   * Postgres is away, going away, coming up, or full. An error without any SQLState is the
   * connection pool's own: the connection broke earlier in this transaction.
   */
  public static boolean isUnavailable(Throwable failure) {
    return Causes.contain(failure, SQLTransientConnectionException.class)
        || state(failure)
            .map(SqlStates::saysUnavailable)
            .orElseGet(() -> Causes.contain(failure, SQLException.class));
  }

  private static boolean saysUnavailable(String state) {
    return state.startsWith(CLASS_CONNECTION_EXCEPTION)
        || state.startsWith(CLASS_OPERATOR_INTERVENTION)
        || state.startsWith(CLASS_INSUFFICIENT_RESOURCES)
        || state.equals(IDLE_IN_TRANSACTION_TIMEOUT);
  }

  private static Optional<String> state(Throwable failure) {
    return Causes.of(failure)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .findFirst();
  }
}
