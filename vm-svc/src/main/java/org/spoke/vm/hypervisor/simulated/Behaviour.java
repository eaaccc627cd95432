package org.spoke.vm.hypervisor.simulated;

/** What the next pretended VMs will do. */
public enum Behaviour {
  /** The guest answers after the boot time. */
  BOOTS,
  /** The hypervisor cannot start it. */
  FAILS_TO_START,
  /** It runs, but its guest never answers. */
  NEVER_ANSWERS,
  /** It dies while it boots. */
  DIES_BOOTING
}
