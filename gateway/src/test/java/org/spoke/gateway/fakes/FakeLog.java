package org.spoke.gateway.fakes;

import static org.spoke.gateway.fakes.Answers.answer;

import com.google.protobuf.Timestamp;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.spoke.gateway.services.Service;
import org.spoke.proto.events.v1.EventHistoryGrpc;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListEventsRequest;
import org.spoke.proto.events.v1.ListEventsResponse;

/** The log of one service; tests record events in it. */
public final class FakeLog {
  private final Service service;
  private final List<EventRecord> events = new CopyOnWriteArrayList<>();

  FakeLog(Service service) {
    this.service = service;
  }

  /**
   * Records an event at a second since 1970; its position is the number of events before, plus one.
   */
  public EventRecord record(String type, String aggregate, long second) {
    long position = events.size() + 1L;
    EventRecord event =
        EventRecord.newBuilder()
            .setId(service.label() + "-" + position)
            .setService(service.label())
            .setType(type)
            .setRevision("1")
            .setAggregateId(aggregate)
            .setPosition(position)
            .setRecordedAt(Timestamp.newBuilder().setSeconds(second))
            .setPayloadJson("{\"number\":" + position + "}")
            .putMetadata("actor", "operator")
            .build();
    events.add(event);
    return event;
  }

  List<BindableService> services() {
    return List.of(new History());
  }

  private final class History extends EventHistoryGrpc.EventHistoryImplBase {
    @Override
    public void list(ListEventsRequest request, StreamObserver<ListEventsResponse> observer) {
      answer(
          observer,
          () -> {
            List<EventRecord> wanted =
                events.stream().filter(event -> matches(request, event)).toList();
            List<EventRecord> page = wanted.subList(0, Math.min(wanted.size(), request.getSize()));
            return ListEventsResponse.newBuilder()
                .addAllEvents(page)
                .setNextPosition(page.size() < wanted.size() ? page.getLast().getPosition() : 0)
                .build();
          });
    }

    private static boolean matches(ListEventsRequest request, EventRecord event) {
      return event.getPosition() > request.getAfterPosition()
          && (request.getTypesCount() == 0 || request.getTypesList().contains(event.getType()))
          && (request.getAggregateId().isEmpty()
              || request.getAggregateId().equals(event.getAggregateId()))
          && (!request.hasRecordedFrom()
              || event.getRecordedAt().getSeconds() >= request.getRecordedFrom().getSeconds())
          && (!request.hasRecordedBefore()
              || event.getRecordedAt().getSeconds() < request.getRecordedBefore().getSeconds());
    }
  }
}
