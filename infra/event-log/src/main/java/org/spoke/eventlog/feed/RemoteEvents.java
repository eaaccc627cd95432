package org.spoke.eventlog.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.spoke.eventlog.store.EventJson;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.SubscribeResponse;

/** Reads another service's events into the consumer's own small records. */
final class RemoteEvents {
  private static final ObjectMapper JSON = EventJson.lenient();

  private final Map<String, Class<?>> types = new HashMap<>();

  /** Says only how far the feed has come; no handler takes it. */
  record Heartbeat() {}

  RemoteEvents(Set<Class<?>> records) {
    records.forEach(type -> types.put(type.getSimpleName(), type));
  }

  /** Names of the events that the consumer takes. */
  Collection<String> names() {
    return types.keySet();
  }

  /**
   * The message that a processor handles.
   *
   * @throws IllegalArgumentException when the payload does not fit the consumer's record
   */
  TrackedEventMessage<?> message(SubscribeResponse response) {
    EventRecord event =
        response.hasEvent() ? response.getEvent() : EventRecord.newBuilder().setId("-").build();
    Object payload = response.hasEvent() ? payload(event) : new Heartbeat();
    return new GenericTrackedDomainEventMessage<>(
        Positions.token(response.getPosition()),
        event.getService(),
        event.getAggregateId(),
        event.getSequence(),
        new GenericMessage<>(event.getId(), payload, MetaData.from(event.getMetadataMap())),
        () -> recordedAt(event));
  }

  private static Instant recordedAt(EventRecord event) {
    Timestamp at = event.getRecordedAt();
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }

  private Object payload(EventRecord event) {
    try {
      return JSON.readValue(event.getPayloadJson(), types.get(event.getType()));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(
          event.getService()
              + "'s event "
              + event.getId()
              + " does not fit "
              + types.get(event.getType()),
          unreadable);
    }
  }
}
