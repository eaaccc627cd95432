package org.spoke.eventlog;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.function.Function;
import java.util.function.Supplier;

/** How commands reach aggregates: all or nothing, and once for each idempotency key. */
public interface Commands {

  /**
   * Answers one call of a gRPC endpoint: runs the work in one transaction and returns its reply.
   *
   * <p>When the call carries an idempotency key, the key, the hash of the body and the reply are
   * stored in that transaction. The same key with the same body then gets the stored reply and runs
   * nothing: concurrently, and after a restart too. A failure rolls back everything, the key
   * included.
   *
   * @param parser reads a stored reply, for example {@code Device.parser()}
   * @param work dispatches commands and builds the reply; may run again after a concurrent change,
   *     so it has no effects outside of the transaction
   * @throws org.spoke.base.problem.Problem the one thrown by the command handler; {@code
   *     idempotency-key-reused} when the key stands for another body; {@code concurrent-change}
   *     when others changed the aggregate each time it was tried; {@code version-conflict} when a
   *     command's {@code @TargetAggregateVersion} is not the aggregate's; {@code
   *     storage-unavailable} when Postgres cannot be reached
   */
  <R extends MessageLite> R run(Parser<R> parser, Supplier<R> work);

  /**
   * As {@link #run(Parser, Supplier)}, for work that needs what somebody else has to be asked for.
   * A repeat is answered without asking, so also while the asked are away. They are asked before
   * the transaction begins, so that no connection waits for them.
   *
   * @param preparation asks, without an effect of its own; runs at most once
   * @param work as above, of what the preparation returned
   * @throws org.spoke.base.problem.Problem as above, and those of the preparation
   */
  <P, R extends MessageLite> R run(Parser<R> parser, Supplier<P> preparation, Function<P, R> work);

  /**
   * Sends one command to its aggregate and returns what its handler returned. Inside {@link #run}
   * and inside a reaction it joins the transaction at hand; elsewhere it has its own, tried again
   * after a concurrent change.
   *
   * @throws org.spoke.base.problem.Problem as above, never wrapped
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // as in Axon's CommandGateway
  <T> T dispatch(Object command);
}
