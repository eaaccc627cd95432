package org.spoke.scheduler.offer;

import java.util.List;

/**
 * A device's resources as a registry holds them for one job.
 *
 * @param held false once it was given back or revoked
 */
public record Lease(String id, String device, List<Integer> coreNumbers, boolean held) {
  public Lease {
    coreNumbers = List.copyOf(coreNumbers);
  }
}
