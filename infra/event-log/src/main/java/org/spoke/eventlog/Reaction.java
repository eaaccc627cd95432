package org.spoke.eventlog;

/**
 * Does something because something happened: {@code WhenContractSignedThenFundEscrow}. A bean of
 * this type carries Axon's {@code @ProcessingGroup} and {@code @EventHandler} methods.
 *
 * <p>Each event is handled in a transaction of its own together with the position in the log.
 * Transient failures (a service away, a lost connection, a concurrent change) are tried again for
 * ever, with growing pauses; after {@value #MAX_TRIES} other failures the event is parked as a dead
 * letter, and later events of the same aggregate wait behind it.
 *
 * <p>A reaction may be called twice with the same event when it has effects outside of the
 * database. Take ids and keys for such effects from the event: then twice is once.
 */
public interface Reaction {
  /** Tries before an event is parked: enough for a hiccup, few enough that a person hears soon. */
  int MAX_TRIES = 5;
}
