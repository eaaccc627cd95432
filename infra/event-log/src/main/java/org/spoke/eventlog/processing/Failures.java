package org.spoke.eventlog.processing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.spoke.base.problem.Causes;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.store.SqlStates;

/** Tells failures that pass by themselves from those that a person must look at. */
final class Failures {
  private static final Set<Status.Code> PASSING =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.ABORTED,
          Status.Code.CANCELLED,
          Status.Code.RESOURCE_EXHAUSTED);

  private Failures() {}

  /** Whether the same call may succeed later though nobody changes anything. */
  static boolean isTransient(Throwable failure) {
    return Causes.of(failure).anyMatch(Failures::passes)
        || SqlStates.isUnavailable(failure)
        || SqlStates.isContention(failure);
  }

  private static boolean passes(Throwable failure) {
    return switch (failure) {
      case Problem problem -> PASSING.contains(problem.type().grpcCode());
      case StatusRuntimeException call -> PASSING.contains(call.getStatus().getCode());
      case ConcurrencyException conflict -> true;
      case JsonProcessingException unreadable -> false; // an IOException, yet it stays as it is
      case IOException network -> true;
      case TimeoutException slow -> true;
      case InterruptedException stopping -> true;
      default -> false;
    };
  }
}
