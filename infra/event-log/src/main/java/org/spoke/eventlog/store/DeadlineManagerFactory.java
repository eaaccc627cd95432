package org.spoke.eventlog.store;

import org.axonframework.config.Configuration;
import org.axonframework.deadline.DeadlineManager;

/** Makes the deadline manager once Axon's configuration is there to resolve aggregates. */
@FunctionalInterface
public interface DeadlineManagerFactory {
  DeadlineManager create(Configuration axon);
}
