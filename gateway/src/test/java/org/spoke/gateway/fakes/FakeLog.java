package org.spoke.gateway.fakes;

import static org.spoke.gateway.fakes.Answers.answer;

import com.google.protobuf.Timestamp;
import io.grpc.BindableService;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.spoke.gateway.services.Service;
import org.spoke.proto.events.v1.EventFeedGrpc;
import org.spoke.proto.events.v1.EventHistoryGrpc;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListEventsRequest;
import org.spoke.proto.events.v1.ListEventsResponse;
import org.spoke.proto.events.v1.Position;
import org.spoke.proto.events.v1.SubscribeRequest;
import org.spoke.proto.events.v1.SubscribeResponse;

/** The log of one service, as history and as feed; tests record events in it. */
public final class FakeLog {
  private final Service service;
  private final List<EventRecord> events = new CopyOnWriteArrayList<>();
  private final List<Reader> readers = new CopyOnWriteArrayList<>();

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
    readers.forEach(Reader::send);
    return event;
  }

  /** Most messages that any reader has been sent without asking for more, so far. */
  public long mostSent() {
    return readers.stream().mapToLong(reader -> reader.sent).max().orElse(0);
  }

  /** Readers that are connected now. */
  public long readers() {
    return readers.stream().filter(reader -> !reader.call.isCancelled()).count();
  }

  List<BindableService> services() {
    return List.of(new History(), new Feed());
  }

  private final class Feed extends EventFeedGrpc.EventFeedImplBase {
    @Override
    public void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> observer) {
      ServerCallStreamObserver<SubscribeResponse> call =
          (ServerCallStreamObserver<SubscribeResponse>) observer;
      long from = request.getFromEnd() ? events.size() : Math.max(0, request.getFrom().getIndex());
      Reader reader = new Reader(call, (int) from);
      call.setOnCancelHandler(() -> {});
      call.setOnReadyHandler(reader::send);
      call.onNext(response((int) from).build());
      readers.add(reader);
      reader.send();
    }
  }

  private static SubscribeResponse.Builder response(int index) {
    return SubscribeResponse.newBuilder().setPosition(Position.newBuilder().setIndex(index));
  }

  private final class Reader {
    private final ServerCallStreamObserver<SubscribeResponse> call;
    private int next;
    private volatile long sent;

    Reader(ServerCallStreamObserver<SubscribeResponse> call, int next) {
      this.call = call;
      this.next = next;
    }

    synchronized void send() {
      while (!call.isCancelled() && call.isReady() && next < events.size()) {
        EventRecord event = events.get(next++);
        call.onNext(response(next).setEvent(event).build());
        sent++;
      }
    }
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
