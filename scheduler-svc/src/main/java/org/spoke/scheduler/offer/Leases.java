package org.spoke.scheduler.offer;

import java.util.Optional;
import org.spoke.scheduler.job.JobId;
import org.spoke.scheduler.job.Resources;

/**
 * Holds a device's resources for jobs. A job's lease has the id that follows from the job's, so
 * asking twice is asking once. Failures are problems; one that passes by itself is UNAVAILABLE.
 */
public interface Leases {
  /** The job's lease, if one was ever held. */
  Optional<Lease> find(JobId job);

  /** Holds what the job needs; empty when the device has it no longer, or takes no jobs now. */
  Optional<Lease> reserve(JobId job, String device, Resources resources);

  /** Gives the job's lease back; one that was never held, or is back already, is fine. */
  void release(JobId job);
}
