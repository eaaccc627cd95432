package org.spoke.gateway.job;

/** What happens when a job's VM dies before its time. */
public enum RestartPolicy {
  NEVER,
  ON_FAILURE
}
