package org.spoke.gateway.machine;

import io.micronaut.core.annotation.Introspected;
import org.spoke.gateway.common.Resources;

/**
 * What this machine is, as measured just now.
 *
 * @param cores logical CPUs
 * @param memoryMib memory in MiB
 * @param diskFreeMib free disk in MiB where VM disks will lie
 * @param onboardable what may be onboarded at most
 * @param ownerMinimum what stays with the owner at least
 */
@Introspected
public record Machine(
    String cpuModel,
    int cores,
    long memoryMib,
    long diskFreeMib,
    String os,
    String architecture,
    Virtualisation virtualisation,
    Resources onboardable,
    Resources ownerMinimum) {

  /**
   * How VMs run here.
   *
   * @param kvm true only when a probe guest really booted under KVM
   * @param reason one sentence why
   */
  @Introspected
  public record Virtualisation(boolean kvm, String driver, String acceleration, String reason) {}
}
