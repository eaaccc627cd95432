package org.spoke.eventlog.store;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.spoke.eventlog.AggregateDefinition;
import org.spoke.eventlog.Upcaster;

/** Builds Axon's configuration of one service out of the service's beans. */
@Factory
final class AxonFactory {
  /**
   * How long a reader waits for a place in the log whose transaction is still open, in
   * milliseconds. Longer than any transaction may last (see {@code PoolSettings}): nothing is
   * passed over.
   */
  static final int GAP_TIMEOUT_MS = 30_000;

  /** Gaps in a token that are worth a look whether they are still open. */
  private static final int GAP_CLEANING_THRESHOLD = 50;

  /** Events read in one query: a batch of a projection; at 1 KiB each that is 1 MiB. */
  private static final int EVENTS_A_QUERY = 1_000;

  /** Events kept for readers at the head of the log, so that each is read from Postgres once. */
  private static final int EVENTS_AT_THE_HEAD = 2_000;

  /** Pause between looks for events of other processes; own appends wake readers at once. */
  private static final long FETCH_DELAY_MS = 1_000;

  static {
    System.setProperty("axoniq.update-checker.disabled", "true");
  }

  @Singleton
  EventSerializer eventSerializer(EventNames names) {
    return new EventSerializer(names, EventJson.strict());
  }

  @Singleton
  EventUpcaster upcasters(List<Upcaster> upcasters) {
    return new EventUpcasterChain(upcasters);
  }

  @Singleton
  PostgresEventStorage storage(
      LogConnections connections,
      Transactions transactions,
      EventSerializer events,
      EventUpcaster upcasters,
      SnapshotShapes shapes,
      Appended appended) {
    JdbcEventStorageEngine.Builder builder =
        JdbcEventStorageEngine.builder()
            .connectionProvider(connections)
            .transactionManager(transactions)
            .schema(EventTable.SCHEMA)
            .dataType(String.class)
            .eventSerializer(events)
            .snapshotSerializer(new SnapshotSerializer())
            .snapshotFilter(shapes)
            .upcasterChain(upcasters)
            .persistenceExceptionResolver(SqlStates::isDuplicateKey)
            .batchSize(EVENTS_A_QUERY)
            .gapTimeout(GAP_TIMEOUT_MS)
            .gapCleaningThreshold(GAP_CLEANING_THRESHOLD);
    return new PostgresEventStorage(builder, connections, appended);
  }

  @Singleton
  @Bean(typed = EventStore.class)
  EmbeddedEventStore eventStore(PostgresEventStorage storage) {
    return EmbeddedEventStore.builder()
        .storageEngine(storage)
        .cachedEvents(EVENTS_AT_THE_HEAD)
        .fetchDelay(FETCH_DELAY_MS)
        .threadFactory(Thread.ofVirtual().name("event-log-", 0).factory())
        .build();
  }

  @Singleton
  @Bean(preDestroy = "shutdown")
  Configuration axon(
      EventStore eventStore,
      EventSerializer events,
      Transactions transactions,
      Clock clock,
      List<AggregateDefinition<?, ?>> aggregates,
      List<CorrelationDataProvider> metadata,
      List<MessageDispatchInterceptor<? super CommandMessage<?>>> interceptors,
      DeadlineManagerFactory deadlines,
      BackgroundSnapshotter snapshots) {
    GenericEventMessage.clock = Clock.tick(clock, Duration.ofMillis(1)); // Axon reads no more back
    Configurer configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureEventStore(axon -> eventStore)
            .configureTransactionManager(axon -> transactions)
            .configureSerializer(axon -> EventSerializer.plain())
            .configureMessageSerializer(axon -> events)
            .configureEventSerializer(axon -> events)
            .configureCorrelationDataProviders(axon -> metadata)
            .registerComponent(DeadlineManager.class, deadlines::create);
    aggregates.forEach(
        definition -> configurer.configureAggregate(aggregate(definition, snapshots)));
    Configuration axon = configurer.buildConfiguration();
    interceptors.forEach(axon.commandBus()::registerDispatchInterceptor);
    axon.start();
    return axon;
  }

  @Singleton
  @Bean(typed = CommandBus.class)
  CommandBus commandBus(Configuration axon) {
    return axon.commandBus();
  }

  @Singleton
  @Bean(typed = CommandGateway.class)
  DefaultCommandGateway commandGateway(CommandBus bus) {
    return DefaultCommandGateway.builder().commandBus(bus).build();
  }

  private static <A> AggregateConfigurer<A> aggregate(
      AggregateDefinition<A, ?> definition, BackgroundSnapshotter snapshots) {
    AggregateConfigurer<A> configurer =
        AggregateConfigurer.defaultConfiguration(definition.aggregate());
    if (definition.snapshotAfter() > 0) {
      configurer.configureSnapshotTrigger(
          axon ->
              new EventCountSnapshotTriggerDefinition(
                  snapshots.before(axon::snapshotter), definition.snapshotAfter()));
    }
    if (definition.cached() > 0) {
      configurer.configureCache(axon -> new RecentAggregates(definition.cached()));
    }
    return configurer;
  }
}
