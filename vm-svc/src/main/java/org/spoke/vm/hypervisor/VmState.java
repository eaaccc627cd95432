package org.spoke.vm.hypervisor;

/** What has become of a VM. */
public sealed interface VmState {
  /** This driver keeps nothing of it: never started, or discarded. */
  record Absent() implements VmState {}

  /** It runs, which does not say that its guest answers. */
  record Running(RunningVm vm) implements VmState {}

  /** It ended, and its console can still be read. */
  record Ended(VmExit exit) implements VmState {}
}
