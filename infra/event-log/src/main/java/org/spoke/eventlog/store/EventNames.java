package org.spoke.eventlog.store;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spoke.eventlog.AggregateDefinition;

/** Which record stands behind the name of an event: events are stored by simple name. */
@Singleton
public final class EventNames {
  private final Map<String, Class<?>> types = new HashMap<>();

  public EventNames(List<AggregateDefinition<?, ?>> aggregates) {
    for (AggregateDefinition<?, ?> aggregate : aggregates) {
      aggregate.eventTypes().forEach(this::add);
    }
  }

  private void add(Class<?> type) {
    Class<?> other = types.putIfAbsent(type.getSimpleName(), type);
    if (other != null && other != type) {
      throw new IllegalArgumentException(
          "Two events of one service share a name: " + other.getName() + ", " + type.getName());
    }
  }

  /** The record behind a stored name, when it is one of this service's events. */
  Optional<Class<?>> typeOf(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** Whether the class is one of this service's events. */
  boolean isEvent(Class<?> type) {
    return types.get(type.getSimpleName()) == type;
  }

  /** Names of all events that this service can record. */
  public Set<String> all() {
    return Set.copyOf(types.keySet());
  }
}
