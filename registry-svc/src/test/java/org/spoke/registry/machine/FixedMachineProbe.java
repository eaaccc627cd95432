package org.spoke.registry.machine;

/** A machine of a chosen size. */
public final class FixedMachineProbe implements MachineProbe {
  private volatile Machine machine;

  public FixedMachineProbe(Resources resources) {
    resize(resources);
  }

  /** From now on the machine has this. */
  public void resize(Resources resources) {
    machine = new Machine("Fixed CPU", resources, "Fixed OS 1", "amd64");
  }

  @Override
  public Machine measure() {
    return machine;
  }
}
