package org.spoke.eventlog.store;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.spoke.eventlog.AggregateDefinition;

/** Passes over snapshots that were taken when the aggregate had other fields. */
@Singleton
final class SnapshotShapes implements SnapshotFilter {
  private final Map<String, String> shapes = new HashMap<>();

  SnapshotShapes(List<AggregateDefinition<?, ?>> aggregates) {
    SnapshotSerializer.FieldsAsRevision revisions = new SnapshotSerializer.FieldsAsRevision();
    for (AggregateDefinition<?, ?> definition : aggregates) {
      Class<?> type = definition.aggregate();
      shapes.put(type.getName(), revisions.revisionOf(type));
    }
  }

  @Override
  public boolean test(DomainEventData<?> snapshot) {
    String shape = shapes.get(snapshot.getPayload().getType().getName());
    return shape != null && shape.equals(snapshot.getPayload().getType().getRevision());
  }
}
