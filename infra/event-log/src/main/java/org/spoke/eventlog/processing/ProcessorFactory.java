package org.spoke.eventlog.processing;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.spoke.eventlog.store.Transactions;

/** Makes the processors, on virtual threads. */
@Singleton
final class ProcessorFactory {
  /** Events a transaction of a projection: one commit for many, yet done within a second or so. */
  private static final int PROJECTION_BATCH = 1_000;

  /** A reaction has effects outside of the database: a failure must not repeat another event's. */
  private static final int REACTION_BATCH = 1;

  /** An idle processor says that it is alive this often; see {@code TokenStoreFactory}. */
  private static final long IDLE_MS = 1_000;

  private static final long CLAIM_INTERVAL_MS = 1_000;

  /** After this long at a stop the thread is interrupted; its transaction rolls back. */
  private static final long TERMINATION_TIMEOUT_MS = 2_000;

  private final EventStore log;
  private final RemoteSources remote;
  private final TokenStore tokens;
  private final TransactionManager transactions;
  private final Progress progress;

  ProcessorFactory(
      EventStore log,
      RemoteSources remote,
      TokenStore tokens,
      Transactions transactions,
      Progress progress) {
    this.log = log;
    this.remote = remote;
    this.tokens = tokens;
    this.transactions = transactions;
    this.progress = progress;
  }

  Processor forProjection(Handler handler) {
    return processor(handler, handler.invoker(), PROJECTION_BATCH);
  }

  Processor forReaction(Handler handler, EventHandlerInvoker invoker) {
    return processor(handler, invoker, REACTION_BATCH);
  }

  /** The log that a handler reads: the service's own, or another's. */
  StreamableMessageSource<TrackedEventMessage<?>> source(Handler handler) {
    return handler.source().map(service -> remote.of(service, handler.eventTypes())).orElse(log);
  }

  private Processor processor(Handler handler, EventHandlerInvoker invoker, int batchSize) {
    TrackingEventProcessor.Builder builder =
        TrackingEventProcessor.builder()
            .name(handler.group())
            .eventHandlerInvoker(invoker)
            .messageSource(source(handler))
            .tokenStore(tokens)
            .transactionManager(transactions)
            .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
            .errorHandler(PropagatingErrorHandler.instance())
            .trackingEventProcessorConfiguration(configuration(batchSize));
    return new Processor(builder);
  }

  private TrackingEventProcessorConfiguration configuration(int batchSize) {
    return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
        .andBatchSize(batchSize)
        .andInitialTrackingToken(StreamableMessageSource::createTailToken)
        .andEventAvailabilityTimeout(IDLE_MS, TimeUnit.MILLISECONDS)
        .andTokenClaimInterval(CLAIM_INTERVAL_MS, TimeUnit.MILLISECONDS)
        .andWorkerTerminationTimeout(TERMINATION_TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .andEventTrackerStatusChangeListener(progress)
        .andThreadFactory(name -> Thread.ofVirtual().name(name).factory());
  }
}
