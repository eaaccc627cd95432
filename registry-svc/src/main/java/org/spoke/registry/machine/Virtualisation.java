package org.spoke.registry.machine;

/**
 * How VMs run on this machine.
 *
 * @param kvm true only when a probe guest really booted under KVM
 * @param driver for example {@code qemu-microvm}
 * @param acceleration for example {@code tcg}
 * @param reason one sentence why
 */
public record Virtualisation(boolean kvm, String driver, String acceleration, String reason) {}
