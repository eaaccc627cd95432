package org.spoke.eventlog.processing;

import java.util.Set;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** Where the events of other services come from. */
@FunctionalInterface
public interface RemoteSources {
  /**
   * The log of another service, narrowed to some events.
   *
   * @param service its name
   * @param eventTypes the consumer's records, each named like the event it reads
   */
  StreamableMessageSource<TrackedEventMessage<?>> of(String service, Set<Class<?>> eventTypes);
}
