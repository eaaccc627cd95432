package org.spoke.eventlog.deadletter;

import io.micrometer.core.instrument.Counter;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.SerializationException;

/**
 * The dead letters of one reaction. Events of one aggregate stay in order: once one is parked,
 * those that follow wait behind it.
 */
public final class ParkedEvents {
  private final SequencedDeadLetterQueue<EventMessage<?>> queue;
  private final Counter counter;

  ParkedEvents(SequencedDeadLetterQueue<EventMessage<?>> queue, Counter counter) {
    this.queue = queue;
    this.counter = counter;
  }

  /** Parks the event when an earlier one of its aggregate is parked; says whether it did. */
  public boolean waitsBehindAnother(EventMessage<?> event) {
    Object sequence = sequenceOf(event);
    boolean waits =
        queue.enqueueIfPresent(sequence, () -> new GenericDeadLetter<>(sequence, event));
    if (waits) {
      counter.increment();
    }
    return waits;
  }

  public void park(EventMessage<?> event, Throwable cause) {
    Object sequence = sequenceOf(event);
    queue.enqueue(
        sequence,
        new GenericDeadLetter<>(sequence, event, ThrowableCause.truncated(telling(cause))));
    counter.increment();
  }

  /**
   * Handles the parked events of one sequence again, in their order, until one fails or none is
   * left.
   *
   * @return whether all of them are now handled
   */
  public boolean retry(String sequence, Attempt attempt) {
    return queue.process(
        letter -> sequence.equals(((JdbcDeadLetter<?>) letter).getSequenceIdentifier()),
        letter ->
            attempt
                .handle(letter.message())
                .<EnqueueDecision<EventMessage<?>>>map(Decisions::requeue)
                .orElseGet(Decisions::evict));
  }

  /** One more try of an event; what it returns is the failure. */
  @FunctionalInterface
  public interface Attempt {
    Optional<Throwable> handle(EventMessage<?> event);
  }

  /** Where an event cannot be read, the JSON's reader says why, not the frame around it. */
  private static Throwable telling(Throwable cause) {
    return cause instanceof SerializationException && cause.getCause() != null
        ? telling(cause.getCause())
        : cause;
  }

  private static Object sequenceOf(EventMessage<?> event) {
    Object aggregate = SequentialPerAggregatePolicy.instance().getSequenceIdentifierFor(event);
    return aggregate == null ? event.getIdentifier() : aggregate;
  }
}
