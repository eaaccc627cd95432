package org.spoke.scheduler.job;

/** Where a job stands. */
public enum JobStatus {
  /** Asked for; an offer is being looked for. */
  SUBMITTED,
  /** A lease holds the resources. */
  MATCHED,
  /** Both parties have signed; the tenant's money is being locked. */
  CONTRACTED,
  /** The escrow stands. */
  FUNDED,
  /** A VM was asked for and is not ready yet. */
  STARTING,
  /** A VM is ready; its time is billed. */
  RUNNING,
  /** The end is decided; the VM goes, then the money is settled. */
  STOPPING,
  /** Ended as agreed. */
  SETTLED,
  /** Ended by what went wrong. */
  FAILED,
  /** Ended by the tenant before anything was served. */
  CANCELLED,
  /** Ended because somebody did not act in time. */
  EXPIRED;

  /** Whether nothing will ever happen to the job again. */
  public boolean ended() {
    return compareTo(STOPPING) > 0;
  }
}
