package org.spoke.gateway.event.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.spoke.gateway.event.EventQuery;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.gateway.stream.Streams;
import org.spoke.gateway.stream.Ticker;

/** The logs of all services, live. */
@Controller("/api/v1/events/stream")
@Tag(name = "events")
final class EventStreamController {
  private final Services services;
  private final Streams streams;
  private final Ticker ticker;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final EventReader.Patience patience;

  EventStreamController(
      Services services,
      Streams streams,
      Ticker ticker,
      ObjectMapper json,
      InstantSource clock,
      @Value("${spoke.gateway.heartbeat}") Duration heartbeat,
      @Value("${spoke.gateway.slow-reader}") Duration slowReader) {
    this.services = services;
    this.streams = streams;
    this.ticker = ticker;
    this.json = json;
    this.clock = clock;
    this.patience = new EventReader.Patience(heartbeat, slowReader);
  }

  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @Header(name = "Cache-Control", value = "no-store")
  @Operation(
      operationId = "streamEvents",
      summary = "Events as they are recorded; from now, or behind Last-Event-ID")
  @ApiResponse(
      responseCode = "200",
      description = "Server-sent events without end.",
      content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
  Publisher<Event<String>> stream(
      @RequestBean EventQuery query,
      @Nullable
          @Header("Last-Event-ID")
          @Parameter(description = "The id of the last event that was seen.")
          String lastEventId) {
    Set<Service> wanted = query.services();
    EventFrames frames = new EventFrames(json, clock, query.matcher(), wanted);
    StreamPosition position =
        lastEventId == null || lastEventId.isEmpty()
            ? new StreamPosition()
            : StreamPosition.decode(lastEventId);
    Streams.Place place = streams.take(Streams.Kind.EVENTS);
    return client ->
        new EventReader(client, frames, position, patience, place).start(wanted, services, ticker);
  }
}
