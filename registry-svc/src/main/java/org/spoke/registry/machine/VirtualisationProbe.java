package org.spoke.registry.machine;

/** Finds out how VMs would run here. */
public interface VirtualisationProbe {
  /**
   * Asks now. The first answer may take seconds, since a probe guest has to boot.
   *
   * @throws org.spoke.base.problem.Problem {@code service-unavailable} or {@code deadline-exceeded}
   *     when nobody answers; the hypervisor's own problem when none is installed
   */
  Virtualisation describe();
}
