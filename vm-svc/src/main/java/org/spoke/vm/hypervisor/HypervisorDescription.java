package org.spoke.vm.hypervisor;

/**
 * What runs the VMs.
 *
 * @param driver its name, for example {@code qemu-microvm}
 * @param acceleration what executes the guest's code
 * @param why plain sentences: why this acceleration, and which version of the driver it is
 */
public record HypervisorDescription(String driver, Acceleration acceleration, String why) {}
