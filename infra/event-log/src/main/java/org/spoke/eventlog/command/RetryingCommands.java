package org.spoke.eventlog.command;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.Invocation;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.schema.PoolSettings;
import org.spoke.eventlog.store.Transactions;

/**
 * Runs commands in a unit of work of its own around Axon's: locks on aggregates are then held until
 * the transaction has committed, and readers of the log are woken only after that.
 */
@Singleton
final class RetryingCommands implements Commands {
  /** Tries before a concurrent change is the caller's problem. */
  static final int MAX_TRIES = 5;

  /** Connections that commands never take: projections, reactions and queries always get one. */
  private static final int CONNECTIONS_FOR_OTHERS = 3;

  /** Commands at once. More callers than that wait here, in their order. */
  private static final int MAX_AT_ONCE = PoolSettings.MAX_CONNECTIONS - CONNECTIONS_FOR_OTHERS;

  /** How long a caller waits for its turn, in seconds: most requests' deadline. */
  private static final int MAX_WAIT_SECONDS = 10;

  private final Semaphore turns = new Semaphore(MAX_AT_ONCE, true);

  /**
   * Asked at the first command: recurring work sends commands, and behind the bus stand the stored
   * deadlines, which are in one schedule with recurring work.
   */
  private final BeanProvider<CommandGateway> gateway;

  private final Transactions transactions;
  private final CommandReceipts receipts;

  RetryingCommands(
      BeanProvider<CommandGateway> gateway, Transactions transactions, CommandReceipts receipts) {
    this.gateway = gateway;
    this.transactions = transactions;
    this.receipts = receipts;
  }

  @Override
  public <R extends MessageLite> R run(Parser<R> parser, Supplier<R> work) {
    Invocation invocation = Invocation.current();
    return invocation
        .idempotencyKey()
        .map(key -> transact(() -> once(key, invocation.bodyHash().orElse(""), parser, work)))
        .orElseGet(() -> transact(work));
  }

  @Override
  public <P, R extends MessageLite> R run(
      Parser<R> parser, Supplier<P> preparation, Function<P, R> work) {
    return answered(parser)
        .orElseGet(
            () -> {
              P prepared = preparation.get();
              return run(parser, () -> work.apply(prepared));
            });
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // as in Axon's CommandGateway
  public <T> T dispatch(Object command) {
    return CurrentUnitOfWork.isStarted()
        ? gateway.get().sendAndWait(command)
        : transact(() -> gateway.get().sendAndWait(command));
  }

  private <R extends MessageLite> Optional<R> answered(Parser<R> parser) {
    Invocation invocation = Invocation.current();
    return invocation
        .idempotencyKey()
        .flatMap(
            key -> transact(() -> receipts.find(key, invocation.bodyHash().orElse(""), parser)));
  }

  private <R extends MessageLite> R once(
      String key, String bodyHash, Parser<R> parser, Supplier<R> work) {
    Optional<R> answered = receipts.claim(key, bodyHash, parser);
    if (answered.isPresent()) {
      return answered.get();
    }
    R reply = work.get();
    receipts.store(key, reply);
    return reply;
  }

  private <T> T transact(Supplier<T> work) {
    takeTurn();
    try {
      return transactInTurn(work);
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.of(
            CommonProblem.OVERLOADED,
            "The command had no turn within " + MAX_WAIT_SECONDS + " s; nothing was recorded.");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Problem.of(CommonProblem.CANCELLED, "The caller went away.").causedBy(stopping);
    }
  }

  private <T> T transactInTurn(Supplier<T> work) {
    Throwable failure = null;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      ResultMessage<T> result = tryOnce(work);
      if (!result.isExceptional()) {
        return result.getPayload();
      }
      failure = result.exceptionResult();
      if (!CommandFailures.isConcurrentChange(failure)) {
        break;
      }
    }
    throw CommandFailures.toCaller(failure);
  }

  private <T> ResultMessage<T> tryOnce(Supplier<T> work) {
    try {
      UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
      unit.attachTransaction(transactions);
      return unit.executeWithResult(work::get);
    } catch (RuntimeException noTransaction) {
      throw CommandFailures.toCaller(noTransaction);
    }
  }
}
