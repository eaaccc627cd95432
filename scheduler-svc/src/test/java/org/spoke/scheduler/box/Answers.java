package org.spoke.scheduler.box;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemMeaning;
import org.spoke.base.problem.ProblemStatus;
import org.spoke.base.problem.ProblemType;
import org.spoke.proto.common.v1.Resources;

/** How fakes answer over gRPC, and how they refuse. */
final class Answers {
  private Answers() {}

  /** A problem as its service names it on the wire. */
  private record Named(String name, ProblemMeaning meaning) implements ProblemType {}

  static StatusRuntimeException fails(String name, Status.Code code) {
    ProblemMeaning meaning = new ProblemMeaning(name, "", code, 409);
    return ProblemStatus.toStatus(Problem.of(new Named(name, meaning), name));
  }

  static StatusRuntimeException notFound() {
    return fails("NOT_FOUND", Status.Code.NOT_FOUND);
  }

  static <T> void answer(StreamObserver<T> caller, Supplier<T> work) {
    try {
      T answer = work.get();
      caller.onNext(answer);
      caller.onCompleted();
    } catch (StatusRuntimeException failure) {
      caller.onError(failure);
    } catch (Problem problem) {
      caller.onError(ProblemStatus.toStatus(problem));
    }
  }

  static org.spoke.scheduler.job.Resources resources(Resources message) {
    return new org.spoke.scheduler.job.Resources(
        message.getCores(), message.getMemoryMib(), message.getDiskMib());
  }
}
