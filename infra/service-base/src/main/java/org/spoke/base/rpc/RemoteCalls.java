package org.spoke.base.rpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.function.Supplier;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;

/** Calls to other services; a failure is thrown as the {@link Problem} that it names. */
public final class RemoteCalls {
  private RemoteCalls() {}

  /** The answer. */
  public static <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException failure) {
      throw ProblemStatus.fromStatus(failure);
    }
  }

  /** The answer; empty when what was asked about is not there. */
  public static <T> Optional<T> find(Supplier<T> call) {
    try {
      return Optional.of(ask(call));
    } catch (Problem problem) {
      if (problem.type().grpcCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw problem;
    }
  }
}
