package org.spoke.eventlog;

/**
 * Keeps view tables up to date from events. A bean of this type carries Axon's
 * {@code @ProcessingGroup} and {@code @EventHandler} methods and writes with Micronaut Data JDBC.
 * The tables' changes and the position in the log are one transaction, so each event takes effect
 * exactly once.
 *
 * <p>A projection writes nothing but the service's view tables and takes everything it writes from
 * the event: only then can it be rebuilt. One that fails is tried again for ever, with growing
 * pauses: a gap in a read model would be worse than an old one.
 */
public interface Projection {

  /**
   * Writes what the handlers have gathered. Called once at the end of each batch of events, in the
   * same transaction: a projection that gathers rows and writes them here as one JDBC batch
   * rebuilds many times faster.
   */
  default void flush() {}
}
