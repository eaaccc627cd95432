package org.spoke.eventlog.processing;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.spoke.eventlog.Projection;
import org.spoke.eventlog.Reaction;
import org.spoke.eventlog.deadletter.DeadLetterQueues;
import org.spoke.eventlog.deadletter.ParkedEventRetry;
import org.spoke.eventlog.deadletter.ParkedEvents;
import org.spoke.eventlog.store.Transactions;

/** All projections and reactions of the service, running from its start to its stop. */
@Singleton
public final class Processors implements ParkedEventRetry {
  private final Map<String, RunningProjection> projections = new LinkedHashMap<>();
  private final Map<String, RunningReaction> reactions = new LinkedHashMap<>();

  private final Transactions transactions;
  private final ProcessorFactory factory;

  /** A projection with the processor that feeds it. */
  public record RunningProjection(Handler handler, Processor processor) {}

  /** A reaction with its processor and its parked events. */
  private record RunningReaction(
      ReactionInvoker invoker, ParkedEvents parked, Processor processor) {}

  Processors(
      List<Projection> projections,
      List<Reaction> reactions,
      ProcessorFactory factory,
      DeadLetterQueues deadLetters,
      Transactions transactions,
      Configuration axon) {
    this.transactions = transactions;
    this.factory = factory;
    axon.commandBus(); // aggregates are registered before the first reaction runs
    projections.forEach(projection -> add(projection, factory));
    reactions.forEach(reaction -> add(reaction, factory, deadLetters));
  }

  private void add(Projection projection, ProcessorFactory factory) {
    Handler handler = Handler.of(projection);
    requireUnique(handler);
    projections.put(
        handler.group(), new RunningProjection(handler, factory.forProjection(handler)));
  }

  private void add(Reaction reaction, ProcessorFactory factory, DeadLetterQueues deadLetters) {
    Handler handler = Handler.of(reaction);
    ParkedEvents parked = deadLetters.of(handler.group());
    ReactionInvoker invoker = new ReactionInvoker(handler, parked);
    requireUnique(handler);
    reactions.put(
        handler.group(),
        new RunningReaction(invoker, parked, factory.forReaction(handler, invoker)));
  }

  private void requireUnique(Handler handler) {
    if (projections.containsKey(handler.group()) || reactions.containsKey(handler.group())) {
      throw new IllegalArgumentException("Two handlers share the group " + handler.group());
    }
  }

  @EventListener
  void start(StartupEvent started) {
    all().forEach(TrackingEventProcessor::start);
  }

  @EventListener
  void stop(ShutdownEvent stopping) {
    CompletableFuture.allOf(
            all().stream().map(Processor::shutdownAsync).toArray(CompletableFuture[]::new))
        .join();
  }

  public List<RunningProjection> projections() {
    return List.copyOf(projections.values());
  }

  /** The log that a projection reads, for reading it again. */
  public StreamableMessageSource<TrackedEventMessage<?>> source(Handler handler) {
    return factory.source(handler);
  }

  @Override
  public boolean retry(String group, String sequence) {
    RunningReaction reaction = reactions.get(group);
    return reaction != null
        && reaction.parked().retry(sequence, event -> tryAgain(reaction.invoker(), event));
  }

  private Optional<Throwable> tryAgain(ReactionInvoker invoker, EventMessage<?> event) {
    UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(event);
    unit.attachTransaction(transactions);
    ResultMessage<?> result =
        unit.executeWithResult(
            () -> {
              invoker.react(event);
              return null;
            });
    return result.isExceptional() ? Optional.of(result.exceptionResult()) : Optional.empty();
  }

  private List<Processor> all() {
    List<Processor> all = new ArrayList<>();
    projections.values().forEach(projection -> all.add(projection.processor()));
    reactions.values().forEach(reaction -> all.add(reaction.processor()));
    return all;
  }
}
