package org.spoke.base.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.FailureMeaning;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;

/**
 * Turns what an endpoint throws, or passes to onError, into a status with details: a problem as
 * itself, a failed call to another service as that service said it, and anything else as an
 * internal problem whose cause stays in the log.
 */
@Singleton
final class AnswerWithProblems implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerWithProblems.class);

  private final List<FailureMeaning> meanings;

  AnswerWithProblems(List<FailureMeaning> meanings) {
    this.meanings = meanings;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    CloseOnce<Q, R> answer = new CloseOnce<>(call);
    return new SimpleForwardingServerCallListener<>(next.startCall(answer, headers)) {
      @Override
      public void onMessage(Q message) {
        answering(answer, () -> super.onMessage(message));
      }

      @Override
      public void onHalfClose() {
        answering(answer, super::onHalfClose);
      }

      @Override
      public void onReady() {
        answering(answer, super::onReady);
      }
    };
  }

  private void answering(CloseOnce<?, ?> answer, Runnable handling) {
    try {
      handling.run();
    } catch (RuntimeException failure) {
      StatusRuntimeException status = toStatus(failure);
      answer.close(
          status.getStatus(), status.getTrailers() == null ? new Metadata() : status.getTrailers());
    }
  }

  private StatusRuntimeException toStatus(Throwable failure) {
    return switch (failure) {
      case Problem problem -> ProblemStatus.toStatus(problem);
      case StatusRuntimeException status ->
          ProblemStatus.toStatus(ProblemStatus.fromStatus(status));
      default ->
          ProblemStatus.toStatus(
              meanings.stream()
                  .flatMap(meaning -> meaning.of(failure).stream())
                  .findFirst()
                  .orElseGet(() -> unforeseen(failure)));
    };
  }

  private static Problem unforeseen(Throwable failure) {
    LOG.error(
        "call failed in an unforeseen way, trace {}", Invocation.current().traceId(), failure);
    return Problem.of(CommonProblem.INTERNAL, "The call failed inside the service.");
  }

  /**
   * Closes the call once, and gives onError(Problem), which gRPC closes as UNKNOWN, its details.
   */
  private final class CloseOnce<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private boolean closed;

    CloseOnce(ServerCall<Q, R> call) {
      super(call);
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
      if (closed) {
        return;
      }
      closed = true;
      if (status.getCode() == Status.Code.UNKNOWN && status.getCause() != null) {
        StatusRuntimeException named = toStatus(status.getCause());
        super.close(
            named.getStatus(), named.getTrailers() == null ? trailers : named.getTrailers());
      } else {
        super.close(status, trailers);
      }
    }
  }
}
