package org.spoke.eventlog;

import java.util.Optional;
import java.util.function.Supplier;

/** Lets a query see what was written before it. */
public interface Views {
  /** The longest a query waits, in milliseconds: a page that is late by more reads stale rows. */
  int MAX_WAIT_MS = 500;

  /**
   * How much longer it waits for what it did not find, in milliseconds: a third of most deadlines.
   */
  int MAX_WAIT_FOR_ABSENT_MS = 3_000;

  /**
   * Waits until the service's own projections have seen every event that this process had recorded
   * when the call came in, at most {@value #MAX_WAIT_MS} ms. Costs nothing when they have.
   *
   * @return whether they have; false means that the view may be older than the log
   */
  boolean await();

  /**
   * What a query for one id finds. "Not found" is said only once the projections have seen every
   * event that was recorded before the call; before that it would be a guess.
   *
   * @param kind what is looked for, in one word
   * @throws org.spoke.base.problem.Problem {@code not-found}; {@code overloaded} when the view is
   *     still behind after {@value #MAX_WAIT_FOR_ABSENT_MS} ms more
   */
  <T> T find(String kind, Object id, Supplier<Optional<T>> query);
}
