package org.spoke.registry.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spoke.registry.machine.Resources;

/**
 * A device's resources held for one job.
 *
 * @param coreNumbers the device's cores that it holds, counted from 0, rising; no other held lease
 *     of the device has them
 * @param endedAt when it was released or revoked
 */
public record Lease(
    LeaseId id,
    DeviceId device,
    JobId job,
    Resources resources,
    List<Integer> coreNumbers,
    LeaseStatus status,
    Instant reservedAt,
    Optional<Instant> endedAt) {

  public Lease {
    coreNumbers = List.copyOf(coreNumbers);
  }

  /** The same lease, no longer held. */
  public Lease ended(LeaseStatus how, Instant at) {
    return new Lease(id, device, job, resources, coreNumbers, how, reservedAt, Optional.of(at));
  }
}
