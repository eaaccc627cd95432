package org.spoke.gateway.fakes;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import java.util.OptionalLong;

/** Remembers what travelled beside the last call, for tests to look at. */
public final class LastCall implements ServerInterceptor {
  private volatile Metadata headers = new Metadata();
  private volatile boolean deadline;

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata metadata, ServerCallHandler<Q, R> next) {
    headers = metadata;
    deadline = Context.current().getDeadline() != null;
    return next.startCall(call, metadata);
  }

  /** A metadata value of the last call. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(
        headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
  }

  /** Whether the last call had a deadline. */
  public boolean hadDeadline() {
    return deadline;
  }

  OptionalLong expectedVersion() {
    return header("spoke-expected-version").stream().mapToLong(Long::parseLong).findFirst();
  }
}
