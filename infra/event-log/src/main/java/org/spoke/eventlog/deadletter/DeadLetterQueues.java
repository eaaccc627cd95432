package org.spoke.eventlog.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.spoke.eventlog.store.EventSerializer;
import org.spoke.eventlog.store.LogConnections;
import org.spoke.eventlog.store.Transactions;

/** The table {@code dead_letter}: one queue for each reaction. */
@Singleton
public final class DeadLetterQueues {
  /**
   * Aggregates with parked events a reaction; beyond it the reaction stands still until a person
   * looks.
   */
  private static final int MAX_SEQUENCES = 10_000;

  /** Parked events of one aggregate. */
  private static final int MAX_SEQUENCE_SIZE = 10_000;

  private static final DeadLetterSchema SCHEMA =
      DeadLetterSchema.builder()
          .deadLetterTable("dead_letter")
          .deadLetterIdentifierColumn("letter_id")
          .processingGroupColumn("processing_group")
          .sequenceIdentifierColumn("sequence_id")
          .sequenceIndexColumn("sequence_index")
          .messageTypeColumn("message_type")
          .eventIdentifierColumn("event_id")
          .timestampColumn("recorded_at")
          .payloadTypeColumn("type")
          .payloadRevisionColumn("revision")
          .payloadColumn("payload")
          .metaDataColumn("metadata")
          .aggregateTypeColumn("aggregate_type")
          .aggregateIdentifierColumn("aggregate_id")
          .sequenceNumberColumn("sequence")
          .tokenTypeColumn("token_type")
          .tokenColumn("token")
          .enqueuedAtColumn("enqueued_at")
          .lastTouchedColumn("last_touched")
          .processingStartedColumn("processing_started")
          .causeTypeColumn("cause_type")
          .causeMessageColumn("cause_message")
          .diagnosticsColumn("diagnostics")
          .build();

  private final LogConnections connections;
  private final Transactions transactions;
  private final EventSerializer events;
  private final MeterRegistry metrics;

  DeadLetterQueues(
      LogConnections connections,
      Transactions transactions,
      EventSerializer events,
      MeterRegistry metrics) {
    this.connections = connections;
    this.transactions = transactions;
    this.events = events;
    this.metrics = metrics;
  }

  public ParkedEvents of(String group) {
    JdbcSequencedDeadLetterQueue<EventMessage<?>> queue =
        JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
            .processingGroup(group)
            .connectionProvider(connections)
            .transactionManager(transactions)
            .schema(SCHEMA)
            .genericSerializer(EventSerializer.plain())
            .eventSerializer(events)
            .maxSequences(MAX_SEQUENCES)
            .maxSequenceSize(MAX_SEQUENCE_SIZE)
            .build();
    return new ParkedEvents(queue, metrics.counter("spoke.reaction.parked", "reaction", group));
  }
}
