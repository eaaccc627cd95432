package org.spoke.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Makes a class known as an aggregate, and a sealed interface of records as its events. A bean of
 * this type is all the wiring an aggregate needs.
 *
 * @param aggregate the Axon aggregate; {@code @AggregateIdentifier} on its id
 * @param events sealed interface; each record below it carries {@link Revision} and has a simple
 *     name that is unique in the service, since that is the name it is stored under
 * @param snapshotAfter events after which a snapshot is taken, 0 for never
 * @param cached how many aggregates stay in memory between commands, 0 for none
 */
public record AggregateDefinition<A, E>(
    Class<A> aggregate, Class<E> events, int snapshotAfter, int cached) {

  public AggregateDefinition {
    if (!events.isSealed()) {
      throw new IllegalArgumentException(events.getName() + " must be a sealed interface");
    }
    if (snapshotAfter < 0 || cached < 0) {
      throw new IllegalArgumentException("snapshotAfter and cached must not be negative");
    }
  }

  /** An aggregate without snapshots and without a cache. */
  public static <A, E> AggregateDefinition<A, E> of(Class<A> aggregate, Class<E> events) {
    return new AggregateDefinition<>(aggregate, events, 0, 0);
  }

  /** Takes a snapshot of an aggregate whenever this many events follow the last one. */
  public AggregateDefinition<A, E> snapshotAfter(int eventCount) {
    return new AggregateDefinition<>(aggregate, events, eventCount, cached);
  }

  /** Keeps the most recently used aggregates in memory: updates then read no events. */
  public AggregateDefinition<A, E> cached(int aggregates) {
    return new AggregateDefinition<>(aggregate, events, snapshotAfter, aggregates);
  }

  /** The records below the sealed interface, at any depth. */
  public List<Class<?>> eventTypes() {
    List<Class<?>> records = new ArrayList<>();
    collectRecords(events, records);
    return List.copyOf(records);
  }

  private static void collectRecords(Class<?> type, List<Class<?>> into) {
    if (!type.isSealed()) {
      requireRevision(type);
      into.add(type);
      return;
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      collectRecords(permitted, into);
    }
  }

  private static void requireRevision(Class<?> type) {
    if (!type.isRecord() || !type.isAnnotationPresent(Revision.class)) {
      throw new IllegalArgumentException(type.getName() + " must be a record with @Revision");
    }
  }
}
