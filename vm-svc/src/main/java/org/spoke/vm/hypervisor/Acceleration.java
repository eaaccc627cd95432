package org.spoke.vm.hypervisor;

/** What executes a guest's code. */
public enum Acceleration {
  /** The processor itself, through the kernel's KVM. */
  KVM,
  /** Emulation by QEMU's code generator: works everywhere, several times slower. */
  TCG,
  /** Nothing: the VM is pretended. */
  NONE
}
