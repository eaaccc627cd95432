package org.spoke.eventlog.feed;

import jakarta.inject.Singleton;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.spoke.base.rpc.Timestamps;
import org.spoke.eventlog.schema.Schemas;
import org.spoke.eventlog.store.EventSerializer;
import org.spoke.proto.events.v1.EventRecord;

/** Writes an event of this service as the record that others get, in its newest revision. */
@Singleton
public final class EventRecords {
  private final Schemas schemas;
  private final EventSerializer events;

  EventRecords(Schemas schemas, EventSerializer events) {
    this.schemas = schemas;
    this.events = events;
  }

  /**
   * @param place the event's place in the log
   */
  public EventRecord of(EventMessage<?> event, long place) {
    SerializedObject<String> payload = event.serializePayload(events, String.class);
    EventRecord.Builder into =
        EventRecord.newBuilder()
            .setId(event.getIdentifier())
            .setService(schemas.service())
            .setType(payload.getType().getName())
            .setRevision(payload.getType().getRevision())
            .setPosition(place)
            .setRecordedAt(Timestamps.of(event.getTimestamp()))
            .setPayloadJson(payload.getData());
    putMetadata(into, event.getMetaData());
    if (event instanceof DomainEventMessage<?> domainEvent) {
      into.setAggregateId(domainEvent.getAggregateIdentifier());
      into.setSequence(domainEvent.getSequenceNumber());
    }
    return into.build();
  }

  private static void putMetadata(EventRecord.Builder into, MetaData metadata) {
    metadata.forEach((key, value) -> into.putMetadata(key, String.valueOf(value)));
  }
}
