package org.spoke.gateway.services;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.util.concurrent.TimeUnit;

/** Gives every unary call the deadline of the request that it serves. Streams have none. */
public final class CallDeadline implements ClientInterceptor {
  /**
   * Seconds for a call that no request asked for, such as a probe: as long as a request by default.
   */
  private static final int DEFAULT_SECONDS = 10;

  private static final Context.Key<Deadline> KEY = Context.key("gateway-deadline");

  /** The context with a deadline for all calls made in it. */
  public static Context in(Context context, Deadline deadline) {
    return context.withValue(KEY, deadline);
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return next.newCall(
        method,
        method.getType() == MethodType.UNARY && options.getDeadline() == null
            ? options.withDeadline(current())
            : options);
  }

  private static Deadline current() {
    Deadline deadline = KEY.get();
    return deadline == null ? Deadline.after(DEFAULT_SECONDS, TimeUnit.SECONDS) : deadline;
  }
}
