package org.spoke.eventlog;

/**
 * Keeps view tables up to date from events. A bean of this type carries Axon's
 * {@code @ProcessingGroup} and {@code @EventHandler} methods and writes with Micronaut Data JDBC.
 * The tables' changes and the position in the log are one transaction, so each event takes effect
 * exactly once. One with many events gathers its writes in {@link BatchedWrites}.
 *
 * <p>A projection writes nothing but the service's view tables, takes everything it writes from the
 * event, and keeps nothing in memory: only then can it be rebuilt beside the live one. One that
 * fails is tried again for ever, with growing pauses: a gap in a read model would be worse than an
 * old one.
 */
public interface Projection {}
