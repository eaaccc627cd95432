package org.spoke.gateway.http;

import io.grpc.Context;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;

/** Carries the gRPC context of a request onto every thread that works for it. */
record RequestScope(Context context) implements ThreadPropagatedContextElement<Context> {
  @Override
  public Context updateThreadContext() {
    return context.attach();
  }

  @Override
  public void restoreThreadContext(Context before) {
    context.detach(before);
  }
}
