package org.spoke.gateway.event;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.spoke.base.problem.CommonProblem;
import org.spoke.gateway.http.Protobuf;
import org.spoke.gateway.services.Service;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListEventsRequest;

/** Which events are wanted; filters are joined by "and". */
@Introspected
public record EventQuery(
    @Nullable
        @QueryValue
        @Parameter(
            description = "Only events of this service.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"registry", "scheduler", "vm", "payment"}))
        String service,
    @Nullable @QueryValue @Parameter(description = "Only events of these types.") List<String> type,
    @Nullable @QueryValue @Parameter(description = "Only events of this aggregate.")
        String aggregate,
    @Nullable @QueryValue @Parameter(description = "Only events of this actor.") String actor,
    @Nullable @QueryValue @Parameter(description = "Only events of this correlation id.")
        String correlation,
    @Nullable
        @QueryValue
        @Parameter(
            description = "Only events recorded at this instant or later.",
            schema = @Schema(type = "string", format = "date-time"))
        String from,
    @Nullable
        @QueryValue
        @Parameter(
            description = "Only events recorded before this instant.",
            schema = @Schema(type = "string", format = "date-time"))
        String before) {

  /** Types in one query: all events of all services together. */
  private static final int MAX_TYPES = 100;

  public EventQuery {
    if (type != null && type.size() > MAX_TYPES) {
      throw CommonProblem.invalid("type", type.size() + " are more than " + MAX_TYPES + " types.");
    }
  }

  /** The services to ask. */
  public Set<Service> services() {
    return service == null ? EnumSet.allOf(Service.class) : EnumSet.of(Service.named(service));
  }

  /** As each of them is asked for the events after a position. */
  ListEventsRequest request(long afterPosition, int size) {
    ListEventsRequest.Builder request =
        ListEventsRequest.newBuilder()
            .addAllTypes(type == null ? List.of() : type)
            .setAggregateId(Optional.ofNullable(aggregate).orElse(""))
            .setActor(Optional.ofNullable(actor).orElse(""))
            .setCorrelationId(Optional.ofNullable(correlation).orElse(""))
            .setSize(size)
            .setAfterPosition(afterPosition);
    instant("from", from).ifPresent(at -> request.setRecordedFrom(Protobuf.timestamp(at)));
    instant("before", before).ifPresent(at -> request.setRecordedBefore(Protobuf.timestamp(at)));
    return request.build();
  }

  /** Whether an event is wanted, of one of the services. */
  public Predicate<EventRecord> matcher() {
    Optional<Instant> notBefore = instant("from", from);
    Optional<Instant> end = instant("before", before);
    return event -> {
      Instant at = Protobuf.instant(true, event.getRecordedAt());
      return (type == null || type.contains(event.getType()))
          && is(aggregate, event.getAggregateId())
          && is(actor, event.getMetadataOrDefault("actor", ""))
          && is(correlation, event.getMetadataOrDefault("correlationId", ""))
          && notBefore.filter(at::isBefore).isEmpty()
          && end.filter(limit -> !at.isBefore(limit)).isEmpty();
    };
  }

  private static boolean is(String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }

  private static Optional<Instant> instant(String name, String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException malformed) {
      throw CommonProblem.invalid(name, "it is not an instant such as 2026-01-31T12:00:00Z.");
    }
  }
}
