package org.spoke.gateway.event;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spoke.base.problem.CommonProblem;
import org.spoke.gateway.http.Protobuf;
import org.spoke.gateway.services.Service;
import org.spoke.proto.events.v1.ListEventsRequest;

/** Which events are wanted; filters are joined by "and". */
@Introspected
record EventQuery(
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

  EventQuery {
    if (type != null && type.size() > MAX_TYPES) {
      throw CommonProblem.invalid("type", type.size() + " are more than " + MAX_TYPES + " types.");
    }
  }

  /** The services to ask. */
  Set<Service> services() {
    if (service == null) {
      return EnumSet.allOf(Service.class);
    }
    return EnumSet.of(
        Arrays.stream(Service.values())
            .filter(known -> known.label().equals(service))
            .findFirst()
            .orElseThrow(
                () ->
                    CommonProblem.invalid(
                        "service",
                        service
                            + " is none of "
                            + Arrays.toString(Service.values()).toLowerCase(Locale.ROOT)
                            + ".")));
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

  private static Optional<Instant> instant(String name, String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException malformed) {
      throw CommonProblem.invalid(name, "it is not an instant such as 2026-01-31T12:00:00Z.");
    }
  }
}
