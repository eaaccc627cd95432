package org.spoke.gateway.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.spoke.gateway.http.Protobuf;
import org.spoke.proto.events.v1.EventRecord;

/**
 * One event as it was recorded.
 *
 * @param service the service that recorded it
 * @param sequence its place in the aggregate's own stream, from 0
 * @param position its place in the service's log; rises, with gaps
 * @param payload what happened, as the service stored it
 * @param metadata correlationId, causationId, actor, commandId, traceId
 */
@Introspected
public record Event(
    String id,
    String service,
    String type,
    String revision,
    String aggregateId,
    long sequence,
    long position,
    Instant recordedAt,
    @JsonRawValue @Schema(type = "object") String payload,
    Map<String, String> metadata) {

  /** As a service says it. */
  public static Event of(EventRecord message) {
    return new Event(
        message.getId(),
        message.getService(),
        message.getType(),
        message.getRevision(),
        message.getAggregateId(),
        message.getSequence(),
        message.getPosition(),
        Protobuf.instant(message.hasRecordedAt(), message.getRecordedAt()),
        message.getPayloadJson().isEmpty() ? "{}" : message.getPayloadJson(),
        new TreeMap<>(message.getMetadataMap()));
  }
}
