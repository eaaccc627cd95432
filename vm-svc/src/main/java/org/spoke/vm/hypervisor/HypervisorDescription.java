package org.spoke.vm.hypervisor;

/**
 * What runs the VMs.
 *
 * @param driver name and version
 * @param acceleration what executes the guest's code
 * @param why one plain sentence why this acceleration
 */
public record HypervisorDescription(String driver, Acceleration acceleration, String why) {}
