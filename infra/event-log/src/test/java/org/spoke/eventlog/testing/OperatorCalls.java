package org.spoke.eventlog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.base.rpc.Invocation;

/** Calls over gRPC with what the gateway sends beside an operator's, and how they are refused. */
public final class OperatorCalls {
  private OperatorCalls() {}

  /** Makes the call under an idempotency key. */
  public static <T> T underKey(String key, String bodyHash, Supplier<T> call) {
    return beside(Optional.of(key), Optional.of(bodyHash), OptionalLong.empty(), call);
  }

  /** Makes the call with If-Match. */
  public static <T> T expecting(long version, Supplier<T> call) {
    return beside(Optional.empty(), Optional.empty(), OptionalLong.of(version), call);
  }

  /** The call fails with the problem of this name. */
  public static void assertProblem(String slug, ThrowingCallable call) {
    assertProblem(slug, call, problem -> {});
  }

  /** The call fails with the problem of this name; a look at its details. */
  public static void assertProblem(String slug, ThrowingCallable call, Consumer<Problem> details) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              Problem problem = ProblemStatus.fromStatus(failure);
              assertThat(problem.type().slug()).as(problem.detail()).isEqualTo(slug);
              details.accept(problem);
            });
  }

  private static <T> T beside(
      Optional<String> key, Optional<String> bodyHash, OptionalLong version, Supplier<T> call) {
    Context context =
        new Invocation("operator", "cmd", "cor", "", key, bodyHash, version).inContext();
    Context before = context.attach();
    try {
      return call.get();
    } finally {
      context.detach(before);
    }
  }
}
