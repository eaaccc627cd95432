package org.spoke.base.rpc;

import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.problem.ProblemStatus;

/** Puts what travels beside a call into the context in which it is handled. */
@Singleton
final class ReceiveInvocation implements ServerInterceptor {
  /** Longest idempotency key, in characters: room for a UUID and a prefix, and no more to store. */
  private static final int MAX_KEY_LENGTH = 128;

  private final Ids ids;

  ReceiveInvocation(Ids ids) {
    this.ids = ids;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    try {
      return Contexts.interceptCall(
          read(headers).inContext().withValue(Invocation.BEING_ANSWERED, true),
          call,
          headers,
          next);
    } catch (Problem problem) {
      var status = ProblemStatus.toStatus(problem);
      call.close(status.getStatus(), status.getTrailers());
      return new ServerCall.Listener<>() {};
    }
  }

  private Invocation read(Metadata headers) {
    String commandId = ids.next("cmd");
    Optional<String> key = text(headers, Headers.IDEMPOTENCY_KEY);
    if (key.isPresent() && text(headers, Headers.BODY_HASH).isEmpty()) {
      throw CommonProblem.invalid("Idempotency-Key", "it came without the hash of its body.");
    }
    if (key.isPresent() && key.get().length() > MAX_KEY_LENGTH) {
      throw CommonProblem.invalid(
          "Idempotency-Key", "it has more than " + MAX_KEY_LENGTH + " characters.");
    }
    return new Invocation(
        text(headers, Headers.ACTOR).orElse("box"),
        commandId,
        text(headers, Headers.CORRELATION_ID).orElse(commandId),
        text(headers, Headers.TRACE_PARENT).flatMap(TraceParent::traceId).orElse(""),
        key,
        text(headers, Headers.BODY_HASH),
        expectedVersion(headers));
  }

  private static OptionalLong expectedVersion(Metadata headers) {
    Optional<String> version = text(headers, Headers.EXPECTED_VERSION);
    try {
      return version.isPresent()
          ? OptionalLong.of(Long.parseLong(version.get()))
          : OptionalLong.empty();
    } catch (NumberFormatException malformed) {
      throw CommonProblem.invalid("If-Match", "\"" + version.get() + "\" is not a version.");
    }
  }

  private static Optional<String> text(Metadata headers, Metadata.Key<String> key) {
    return Optional.ofNullable(headers.get(key)).filter(value -> !value.isEmpty());
  }
}
