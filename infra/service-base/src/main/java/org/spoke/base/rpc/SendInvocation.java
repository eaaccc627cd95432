package org.spoke.base.rpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/**
 * Sends the current invocation along with every call. The idempotency key and the expected version
 * go along with the call that they were given for, and not with those made while it is answered:
 * these have keys of their own, their ids.
 */
public final class SendInvocation implements ClientInterceptor {
  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        write(Invocation.current(), headers);
        super.start(listener, headers);
      }
    };
  }

  private static void write(Invocation invocation, Metadata headers) {
    put(headers, Headers.ACTOR, invocation.actor());
    put(headers, Headers.CORRELATION_ID, invocation.correlationId());
    if (!invocation.traceId().isEmpty()) {
      headers.put(Headers.TRACE_PARENT, TraceParent.of(invocation.traceId()));
    }
    if (Invocation.BEING_ANSWERED.get() == null) {
      writeConditions(invocation, headers);
    }
  }

  private static void writeConditions(Invocation invocation, Metadata headers) {
    invocation.idempotencyKey().ifPresent(key -> headers.put(Headers.IDEMPOTENCY_KEY, key));
    invocation.bodyHash().ifPresent(hash -> headers.put(Headers.BODY_HASH, hash));
    invocation
        .expectedVersion()
        .ifPresent(version -> headers.put(Headers.EXPECTED_VERSION, Long.toString(version)));
  }

  private static void put(Metadata headers, Metadata.Key<String> key, String value) {
    if (!value.isEmpty()) {
      headers.put(key, value);
    }
  }
}
