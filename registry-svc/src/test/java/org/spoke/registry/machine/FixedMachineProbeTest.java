package org.spoke.registry.machine;

class FixedMachineProbeTest extends MachineProbeContract {
  @Override
  MachineProbe probe() {
    return new FixedMachineProbe(new Resources(4, 8_192, 51_200));
  }
}
