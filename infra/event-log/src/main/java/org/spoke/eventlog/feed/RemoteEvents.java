package org.spoke.eventlog.feed;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.spoke.eventlog.store.EventSerializer;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.SubscribeResponse;

/** Reads another service's events into the consumer's own small records. */
final class RemoteEvents {
  private final EventSerializer serializer;
  private final Map<String, Class<?>> types = new HashMap<>();

  /** Says only how far the feed has come; no handler takes it. */
  record Heartbeat() {}

  RemoteEvents(EventSerializer serializer, Set<Class<?>> records) {
    this.serializer = serializer;
    records.forEach(type -> types.put(type.getSimpleName(), type));
  }

  /** Names of the events that the consumer takes. */
  Collection<String> names() {
    return types.keySet();
  }

  /** The message that a processor handles; its payload is not read yet. */
  TrackedEventMessage<?> message(SubscribeResponse response) {
    EventRecord event = response.getEvent();
    return new GenericTrackedDomainEventMessage<Object>(
        Positions.token(response.getPosition()),
        event.getService(),
        event.getAggregateId(),
        event.getSequence(),
        response.hasEvent()
            ? content(event)
            : new GenericMessage<Object>("-", new Heartbeat(), Map.of()),
        () -> recordedAt(event));
  }

  private static Instant recordedAt(EventRecord event) {
    Timestamp at = event.getRecordedAt();
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }

  /** Read when a handler asks for it, so that what does not fit fails there and can be parked. */
  private Message<Object> content(EventRecord event) {
    SerializedObject<String> json =
        new SimpleSerializedObject<>(
            event.getPayloadJson(),
            String.class,
            types.get(event.getType()).getName(),
            event.getRevision());
    return new SerializedMessage<>(
        event.getId(),
        new LazyDeserializingObject<Object>(json, serializer),
        new LazyDeserializingObject<>(MetaData.from(event.getMetadataMap())));
  }
}
