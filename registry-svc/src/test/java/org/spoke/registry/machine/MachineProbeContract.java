package org.spoke.registry.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link MachineProbe} keeps; the fake and the real one both run it. */
abstract class MachineProbeContract {
  abstract MachineProbe probe();

  @Test
  void theMachineHasCoresMemoryAndADisk() {
    Resources resources = probe().measure().resources();

    assertThat(resources.cores()).isPositive();
    assertThat(resources.memoryMib()).isGreaterThan(64);
    assertThat(resources.diskMib()).isPositive();
  }

  @Test
  void itSaysWhatItIs() {
    Machine machine = probe().measure();

    assertThat(machine.cpuModel()).isNotBlank();
    assertThat(machine.operatingSystem()).isNotBlank();
    assertThat(machine.architecture()).isNotBlank();
  }

  @Test
  void measuringAgainFindsTheSameCoresAndMemory() {
    MachineProbe probe = probe();
    Resources first = probe.measure().resources();
    Resources second = probe.measure().resources();

    assertThat(second.cores()).isEqualTo(first.cores());
    assertThat(second.memoryMib()).isEqualTo(first.memoryMib());
  }

  @Test
  void whatMayBeOnboardedLeavesTheOwnerSomething() {
    Machine machine = probe().measure();

    assertThat(machine.onboardable().fitsInto(machine.resources())).isTrue();
    assertThat(machine.onboardable().memoryMib()).isLessThan(machine.resources().memoryMib());
  }
}
