package org.spoke.scheduler.job;

/** What happens when a job's VM dies before its time. */
public enum RestartPolicy {
  /** The job fails. */
  NEVER,
  /** A new VM starts in the same lease, at most {@link Job#MAX_RESTARTS} times. */
  ON_FAILURE
}
