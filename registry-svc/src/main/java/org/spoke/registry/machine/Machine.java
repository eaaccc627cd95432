package org.spoke.registry.machine;

/**
 * What one machine is, as measured at one moment.
 *
 * @param cpuModel as the processor names itself
 * @param resources logical CPUs, memory, and the disk that is free where VM disks will lie; inside
 *     a container what its limits allow
 * @param operatingSystem name and version
 * @param architecture as Java names it, for example {@code amd64}
 */
public record Machine(
    String cpuModel, Resources resources, String operatingSystem, String architecture) {

  /** What may be onboarded at most: all but the owner's minimum. */
  public Resources onboardable() {
    return resources.lessAtMost(ownerMinimum());
  }

  /** What stays with the owner at least. */
  public Resources ownerMinimum() {
    return OwnerMinimum.of(resources);
  }
}
