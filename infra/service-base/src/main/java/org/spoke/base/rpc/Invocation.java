package org.spoke.base.rpc;

import io.grpc.Context;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What travels beside a call: who asks, under which idempotency key, as part of which request. It
 * is in the gRPC context while a call is handled and goes on with every call made from there.
 *
 * @param actor who asks, for example {@code operator} or {@code scheduler}
 * @param commandId id of this command, new for each call
 * @param correlationId id of the request that began it all
 * @param traceId W3C trace id, 32 hex digits
 * @param idempotencyKey the caller's key, empty when there is none
 * @param bodyHash SHA-256 of the request's body, hex; empty when there is no key
 * @param expectedVersion the version that the caller has seen (If-Match)
 */
public record Invocation(
    String actor,
    String commandId,
    String correlationId,
    String traceId,
    Optional<String> idempotencyKey,
    Optional<String> bodyHash,
    OptionalLong expectedVersion) {

  static final Context.Key<Invocation> KEY = Context.key("spoke-invocation");

  /** Set while a call from another process is answered. */
  static final Context.Key<Boolean> BEING_ANSWERED = Context.key("spoke-being-answered");

  /** The call that is being handled on this thread, or an internal one when there is none. */
  public static Invocation current() {
    Invocation invocation = KEY.get();
    return invocation == null ? INTERNAL : invocation;
  }

  /** Makes this the current invocation of a new context. */
  public Context inContext() {
    return Context.current().withValue(KEY, this);
  }

  private static final Invocation INTERNAL =
      new Invocation("box", "", "", "", Optional.empty(), Optional.empty(), OptionalLong.empty());
}
