package org.spoke.eventlog.feed;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.eventlog.store.EventNames;
import org.spoke.proto.events.v1.EventFeedGrpc;
import org.spoke.proto.events.v1.SubscribeRequest;
import org.spoke.proto.events.v1.SubscribeResponse;

/** Serves the service's log as a feed; one virtual thread a subscriber. */
@Singleton
final class EventFeedEndpoint extends EventFeedGrpc.EventFeedImplBase {
  /** Subscribers at once: a handful of services with a few reactions each, and the gateway. */
  private static final int MAX_SUBSCRIBERS = 100;

  private final EventStore log;
  private final EventNames names;
  private final EventRecords records;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  EventFeedEndpoint(EventStore log, EventNames names, EventRecords records) {
    this.log = log;
    this.names = names;
    this.records = records;
  }

  @Override
  public void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> observer) {
    requireKnown(request.getTypesList());
    if (stopping) {
      throw Problem.of(CommonProblem.SERVICE_UNAVAILABLE, "The service stops.");
    }
    if (subscriptions.size() >= MAX_SUBSCRIBERS) {
      throw Problem.of(
          CommonProblem.OVERLOADED, "The feed has " + MAX_SUBSCRIBERS + " subscribers already.");
    }
    GapAwareTrackingToken from =
        request.getFromEnd()
            ? (GapAwareTrackingToken) log.createHeadToken()
            : Positions.token(request.getFrom());
    ServerCallStreamObserver<SubscribeResponse> call =
        (ServerCallStreamObserver<SubscribeResponse>) observer;
    Subscription subscription =
        new Subscription(
            log.openStream(from), from, Set.copyOf(request.getTypesList()), records, call);
    subscriptions.add(subscription);
    call.setOnReadyHandler(subscription::wake);
    call.setOnCancelHandler(subscription::close);
    if (stopping) {
      subscription.close(); // the stop came in between
    }
    Thread.ofVirtual().name("feed").start(() -> serve(subscription));
  }

  private void serve(Subscription subscription) {
    try {
      subscription.serve();
    } finally {
      subscriptions.remove(subscription);
    }
  }

  private void requireKnown(List<String> types) {
    for (String type : types) {
      if (!names.all().contains(type)) {
        throw CommonProblem.invalid("types", "this service records no " + type + ".");
      }
    }
  }

  @EventListener
  void stop(ShutdownEvent event) {
    stopping = true;
    subscriptions.forEach(Subscription::close);
  }
}
