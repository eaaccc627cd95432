package org.spoke.gateway.event.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.sse.Event;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.spoke.gateway.services.Service;
import org.spoke.proto.events.v1.EventRecord;

/** What a reader is sent: events as messages; heartbeats and farewells as events with a name. */
final class EventFrames {
  private final ObjectMapper json;
  private final InstantSource clock;
  private final Predicate<EventRecord> wanted;
  private final Set<Service> services;

  EventFrames(
      ObjectMapper json,
      InstantSource clock,
      Predicate<EventRecord> wanted,
      Set<Service> services) {
    this.json = json;
    this.clock = clock;
    this.wanted = wanted;
    this.services = services;
  }

  boolean wants(EventRecord event) {
    return wanted.test(event);
  }

  Event<String> event(EventRecord event, StreamPosition position) {
    return frame(org.spoke.gateway.event.Event.of(event), position);
  }

  /** Says the time, and which services are heard. */
  Event<String> heartbeat(StreamPosition position, Set<Service> connected) {
    Map<String, Boolean> heard = new TreeMap<>();
    services.forEach(service -> heard.put(service.label(), connected.contains(service)));
    return frame(Map.of("at", clock.instant(), "services", heard), position).name("heartbeat");
  }

  /** Says why the stream ends; it can be taken up again from here. */
  Event<String> tooSlow(StreamPosition position) {
    return frame(Map.of("reason", "events waited longer than this box waits"), position)
        .name("too-slow");
  }

  private Event<String> frame(Object data, StreamPosition position) {
    try {
      return Event.of(json.writeValueAsString(data)).id(position.encode());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event cannot be written as JSON.", e);
    }
  }
}
