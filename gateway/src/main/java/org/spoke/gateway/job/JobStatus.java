package org.spoke.gateway.job;

/** How far a job has come. */
public enum JobStatus {
  SUBMITTED,
  MATCHED,
  CONTRACTED,
  FUNDED,
  STARTING,
  RUNNING,
  STOPPING,
  SETTLED,
  FAILED,
  CANCELLED,
  EXPIRED
}
