package org.spoke.eventlog.history;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.rpc.Answers;
import org.spoke.proto.events.v1.EventHistoryGrpc;
import org.spoke.proto.events.v1.EventRecord;
import org.spoke.proto.events.v1.ListEventsRequest;
import org.spoke.proto.events.v1.ListEventsResponse;

/** Lists recorded events, page by page. */
@Singleton
final class EventHistoryEndpoint extends EventHistoryGrpc.EventHistoryImplBase {
  private static final int DEFAULT_SIZE = 100;

  /** Rows a page: at 8 KiB an event, a response stays below gRPC's 4 MiB. */
  private static final int MAX_SIZE = 500;

  private final RecordedEvents events;

  EventHistoryEndpoint(RecordedEvents events) {
    this.events = events;
  }

  @Override
  public void list(ListEventsRequest request, StreamObserver<ListEventsResponse> observer) {
    int size = size(request);
    List<EventRecord> found = events.find(request, size + 1);
    List<EventRecord> page = found.subList(0, Math.min(size, found.size()));
    ListEventsResponse.Builder response = ListEventsResponse.newBuilder().addAllEvents(page);
    if (found.size() > size) {
      response.setNextPosition(page.getLast().getPosition());
    }
    Answers.one(observer, response.build());
  }

  private static int size(ListEventsRequest request) {
    if (request.getSize() < 0 || request.getSize() > MAX_SIZE) {
      throw CommonProblem.invalid(
          "size", request.getSize() + " is not within 0 to " + MAX_SIZE + ".");
    }
    return request.getSize() == 0 ? DEFAULT_SIZE : request.getSize();
  }
}
