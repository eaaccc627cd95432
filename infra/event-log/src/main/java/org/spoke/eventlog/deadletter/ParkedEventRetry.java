package org.spoke.eventlog.deadletter;

/** Calls a reaction again with what it has parked. */
@FunctionalInterface
public interface ParkedEventRetry {
  /**
   * Handles the parked events of one sequence in their order, until one fails.
   *
   * @param group the reaction's processing group
   * @return whether all of them are now handled; false when there is no such reaction any more
   */
  boolean retry(String group, String sequence);
}
