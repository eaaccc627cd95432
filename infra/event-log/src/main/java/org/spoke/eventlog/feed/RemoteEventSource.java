package org.spoke.eventlog.feed;

import io.grpc.Channel;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.spoke.eventlog.store.EventSerializer;
import org.spoke.proto.events.v1.EventFeedGrpc;

/**
 * Another service's log as a source for an ordinary tracking processor, which keeps its position in
 * the consumer's own database: a restart of either side loses nothing.
 */
final class RemoteEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {
  private final String service;
  private final Supplier<Channel> channel;
  private final RemoteEvents events;

  /**
   * @param serializer reads what the feed brings
   * @param eventTypes the consumer's records, named like the events that it wants
   */
  RemoteEventSource(
      String service,
      Supplier<Channel> channel,
      EventSerializer serializer,
      Set<Class<?>> eventTypes) {
    this.service = service;
    this.channel = channel;
    this.events = new RemoteEvents(serializer, eventTypes);
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken from) {
    return new RemoteEventStream(
        service, EventFeedGrpc.newStub(channel.get()), events, Positions.of(from));
  }

  /** From the first event: Axon's null token. */
  @Override
  public TrackingToken createTailToken() {
    return null;
  }
}
