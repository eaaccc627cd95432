package org.spoke.base.problem;

import java.util.Optional;

/** Knows what some failures of a library mean to a caller, for example a lost database. */
@FunctionalInterface
public interface FailureMeaning {
  /** The problem that the failure is, or nothing when this one does not know it. */
  Optional<Problem> of(Throwable failure);
}
