package org.spoke.registry.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void twoCoresAndFourGibibytesGiveOneCoreAndThreeGibibytes() {
    Machine small = machine(new Resources(2, 4_096, 40_960));

    assertThat(small.ownerMinimum()).isEqualTo(new Resources(1, 1_024, 5_120));
    assertThat(small.onboardable()).isEqualTo(new Resources(1, 3_072, 35_840));
  }

  @Test
  void theOnlyCoreIsShared() {
    assertThat(machine(new Resources(1, 4_096, 40_960)).onboardable().cores()).isEqualTo(1);
  }

  @Test
  void littleMemoryLeavesTheOwnerAQuarter() {
    assertThat(machine(new Resources(2, 2_048, 40_960)).onboardable().memoryMib()).isEqualTo(1_536);
  }

  @Test
  void aFullDiskGivesNoneAway() {
    assertThat(machine(new Resources(2, 4_096, 3_000)).onboardable().diskMib()).isZero();
  }

  private static Machine machine(Resources resources) {
    return new Machine("Model", resources, "Debian 12", "amd64");
  }
}
