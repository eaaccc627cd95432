package org.spoke.eventlog.processing;

import io.grpc.Context;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.base.rpc.Invocation;
import org.spoke.eventlog.Reaction;
import org.spoke.eventlog.command.EventMetadata;
import org.spoke.eventlog.deadletter.ParkedEvents;

/**
 * Calls a reaction in the name of the event it reacts to. A failure goes up, so that the
 * transaction rolls back and the event comes again; when it has failed too often it is parked
 * instead, in a clean transaction, and the group goes on.
 */
final class ReactionInvoker implements EventHandlerInvoker {
  private static final Logger LOG = LoggerFactory.getLogger(ReactionInvoker.class);

  private final String group;
  private final EventHandlerInvoker handlers;
  private final ParkedEvents parked;
  private Failed last = new Failed("", 0, null);

  /** How often in a row one event has failed in a way that does not pass by itself. */
  private record Failed(String eventId, int times, Throwable cause) {}

  ReactionInvoker(Handler handler, ParkedEvents parked) {
    this.group = handler.group();
    this.handlers = handler.invoker();
    this.parked = parked;
  }

  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return handlers.canHandle(event, segment);
  }

  @Override
  public boolean canHandleType(Class<?> payloadType) {
    return handlers.canHandleType(payloadType);
  }

  @Override
  public void handle(EventMessage<?> event, Segment segment) throws Exception {
    if (parked.waitsBehindAnother(event)) {
      return;
    }
    if (last.eventId().equals(event.getIdentifier()) && last.times() >= Reaction.MAX_TRIES) {
      LOG.error(
          "{} parks event {} after {} tries", group, last.eventId(), last.times(), last.cause());
      parked.park(event, last.cause());
      return;
    }
    try {
      react(event);
    } catch (Exception failure) {
      count(event, failure);
      throw failure;
    }
  }

  /** Calls the reaction once, as part of the request that led to the event. */
  void react(EventMessage<?> event) throws Exception {
    Context context = invocation(event).inContext();
    context.call(
        () -> {
          handlers.handle(event, Segment.ROOT_SEGMENT);
          return null;
        });
  }

  private void count(EventMessage<?> event, Exception failure) {
    if (Failures.isTransient(failure)) {
      return;
    }
    String id = event.getIdentifier();
    int before = last.eventId().equals(id) ? last.times() : 0;
    last = new Failed(id, before + 1, failure);
  }

  private Invocation invocation(EventMessage<?> event) {
    MetaData metadata = event.getMetaData();
    return new Invocation(
        text(metadata, EventMetadata.ACTOR),
        group + ":" + event.getIdentifier(),
        text(metadata, EventMetadata.CORRELATION_ID),
        text(metadata, EventMetadata.TRACE_ID),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private static String text(MetaData metadata, String key) {
    return String.valueOf(metadata.getOrDefault(key, ""));
  }
}
