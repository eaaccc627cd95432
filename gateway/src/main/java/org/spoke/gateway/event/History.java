package org.spoke.gateway.event;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.Timestamps;
import org.spoke.gateway.http.Page;
import org.spoke.gateway.services.Service;
import org.spoke.gateway.services.Services;
import org.spoke.proto.events.v1.EventHistoryGrpc;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListEventsResponse;

/** The histories of all services, merged by time; each keeps its own order. */
@Singleton
final class History {
  private final Services services;

  History(Services services) {
    this.services = services;
  }

  /**
   * One page of the merged history. Throws service-unavailable when one of them does not answer.
   */
  Page<Event> page(EventQuery query, HistoryCursor from, int size) {
    Map<Service, ListenableFuture<ListEventsResponse>> asked = new EnumMap<>(Service.class);
    for (Service service : query.services()) {
      asked.put(
          service,
          EventHistoryGrpc.newFutureStub(services.channel(service))
              .list(query.request(from.after(service), size)));
    }
    List<Log> logs = new ArrayList<>();
    asked.forEach((service, answer) -> logs.add(new Log(service, from, await(answer))));
    return merge(logs, from, size);
  }

  private static Page<Event> merge(List<Log> logs, HistoryCursor from, int size) {
    List<Event> merged = new ArrayList<>();
    while (merged.size() < size && logs.stream().noneMatch(Log::ranDry)) {
      Optional<Log> earliest =
          logs.stream().filter(Log::hasNext).min(Comparator.comparing(Log::time));
      if (earliest.isEmpty()) {
        break;
      }
      merged.add(Event.of(earliest.get().take()));
    }
    if (logs.stream().noneMatch(Log::goesOn)) {
      return new Page<>(merged, null);
    }
    Map<Service, Long> positions = new EnumMap<>(Service.class);
    positions.putAll(from.positions());
    logs.forEach(log -> positions.put(log.service, log.position()));
    return new Page<>(merged, new HistoryCursor(positions).encode());
  }

  private static ListEventsResponse await(ListenableFuture<ListEventsResponse> answer) {
    try {
      return answer.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof StatusRuntimeException status) {
        throw status;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw Problem.of(CommonProblem.CANCELLED, "The request was stopped.");
    }
  }

  /** One service's part of a page, read from its head. */
  private static final class Log {
    private final Service service;
    private final List<EventRecord> events;
    private final long nextPosition;
    private int next;
    private long position;

    Log(Service service, HistoryCursor from, ListEventsResponse answer) {
      this.service = service;
      this.events = answer.getEventsList();
      this.nextPosition = answer.getNextPosition();
      this.position = from.after(service);
    }

    boolean hasNext() {
      return next < events.size();
    }

    boolean goesOn() {
      return nextPosition != 0 || hasNext();
    }

    /** Whether its next event is on a page not fetched yet, so that nothing later may go first. */
    boolean ranDry() {
      return nextPosition != 0 && !hasNext();
    }

    /** Where the next page of it begins. */
    long position() {
      return ranDry() ? nextPosition : position;
    }

    Instant time() {
      return Timestamps.instant(events.get(next).getRecordedAt());
    }

    EventRecord take() {
      EventRecord event = events.get(next++);
      position = event.getPosition();
      return event;
    }
  }
}
