package org.spoke.eventlog.processing;

import io.micrometer.core.instrument.Counter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;

/**
 * The dead letters of one reaction. Events of one aggregate stay in order: once one is parked,
 * those that follow wait behind it.
 */
final class ParkedEvents {
  private final SequencedDeadLetterQueue<EventMessage<?>> queue;
  private final Counter counter;

  ParkedEvents(SequencedDeadLetterQueue<EventMessage<?>> queue, Counter counter) {
    this.queue = queue;
    this.counter = counter;
  }

  /** Parks the event when an earlier one of its aggregate is parked; says whether it did. */
  boolean waitsBehindAnother(EventMessage<?> event) {
    Object sequence = sequenceOf(event);
    boolean waits =
        queue.enqueueIfPresent(sequence, () -> new GenericDeadLetter<>(sequence, event));
    if (waits) {
      counter.increment();
    }
    return waits;
  }

  void park(EventMessage<?> event, Throwable cause) {
    Object sequence = sequenceOf(event);
    queue.enqueue(
        sequence, new GenericDeadLetter<>(sequence, event, ThrowableCause.truncated(cause)));
    counter.increment();
  }

  SequencedDeadLetterQueue<EventMessage<?>> queue() {
    return queue;
  }

  private static Object sequenceOf(EventMessage<?> event) {
    Object aggregate = SequentialPerAggregatePolicy.instance().getSequenceIdentifierFor(event);
    return aggregate == null ? event.getIdentifier() : aggregate;
  }
}
