package org.spoke.eventlog;

/** Lets a query see what was written before it. */
public interface Views {
  /** The longest a query waits, in milliseconds: a page that is late by more reads stale rows. */
  int MAX_WAIT_MS = 500;

  /**
   * Waits until the service's own projections have seen every event that this process had recorded
   * when the call came in, at most {@value #MAX_WAIT_MS} ms. Costs nothing when they have.
   *
   * @return whether they have; false means that the view may be older than the log
   */
  boolean await();
}
