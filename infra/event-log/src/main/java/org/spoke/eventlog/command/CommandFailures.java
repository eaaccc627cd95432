package org.spoke.eventlog.command;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.spoke.base.problem.Causes;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.store.LostDatabase;
import org.spoke.eventlog.store.SqlStates;

/** What a failed command means to its caller. */
final class CommandFailures {
  private CommandFailures() {}

  /** Whether others were in the way, so that the same command may succeed when tried again. */
  static boolean isConcurrentChange(Throwable failure) {
    return Causes.contain(failure, ConcurrencyException.class)
        || Causes.contain(failure, AggregateStreamCreationException.class)
        || SqlStates.isContention(failure)
        || SqlStates.isDuplicateKey(failure);
  }

  /** The exception that the caller sees: a {@link Problem} wherever one says it. */
  static RuntimeException toCaller(Throwable failure) {
    Throwable cause = failure instanceof CommandExecutionException ? failure.getCause() : failure;
    return switch (cause) {
      case Problem problem -> problem;
      case ConflictingAggregateVersionException conflict -> versionConflict(conflict);
      case AggregateNotFoundException missing ->
          Problem.of(
                  CommonProblem.NOT_FOUND, "There is no " + missing.getAggregateIdentifier() + ".")
              .causedBy(missing);
      case Throwable other when SqlStates.isUnavailable(other) -> LostDatabase.problem(other);
      case Throwable other when isConcurrentChange(other) ->
          Problem.of(
                  CommonProblem.CONCURRENT_CHANGE,
                  "Others changed it at the same moment, " + RetryingCommands.MAX_TRIES + " times.")
              .causedBy(other);
      case RuntimeException other -> other;
      case Error error -> throw error;
      default -> new EventStoreException("The command failed", cause);
    };
  }

  private static Problem versionConflict(ConflictingAggregateVersionException conflict) {
    String detail =
        conflict.getAggregateIdentifier()
            + " has version "
            + conflict.getActualVersion()
            + "; the change expects "
            + conflict.getExpectedVersion()
            + ".";
    return Problem.of(CommonProblem.VERSION_CONFLICT, detail).causedBy(conflict);
  }
}
