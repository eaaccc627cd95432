package org.spoke.registry.machine;

/** A machine of a chosen size. */
public final class FixedMachineProbe implements MachineProbe {
  private final Machine machine;

  public FixedMachineProbe(Resources resources) {
    machine = new Machine("Fixed CPU", resources, "Fixed OS 1", "amd64");
  }

  @Override
  public Machine measure() {
    return machine;
  }
}
