package org.spoke.gateway.deadletter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import org.spoke.gateway.event.Event;
import org.spoke.gateway.http.Protobuf;
import org.spoke.gateway.services.Service;

/**
 * An event that a reaction could not handle; it waits for a person.
 *
 * @param reaction the reaction's processing group
 * @param cause the last failure
 */
@Introspected
public record DeadLetter(
    String service,
    String id,
    String reaction,
    Event event,
    String cause,
    @Nullable Instant parkedAt,
    @Nullable Instant lastTriedAt) {

  static DeadLetter of(Service service, org.spoke.proto.events.v1.DeadLetter message) {
    return new DeadLetter(
        service.label(),
        message.getId(),
        message.getReaction(),
        Event.of(message.getEvent()),
        message.getCause(),
        Protobuf.instant(message.hasParkedAt(), message.getParkedAt()),
        Protobuf.instant(message.hasLastTriedAt(), message.getLastTriedAt()));
  }
}
