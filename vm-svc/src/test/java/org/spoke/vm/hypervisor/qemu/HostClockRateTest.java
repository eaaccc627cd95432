package org.spoke.vm.hypervisor.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostClockRateTest {
  @Test
  void theRateInAProcessorsNameIsTakenBeforeItsPresentRate() {
    String intel = "model name\t: Intel(R) Xeon(R) CPU @ 2.20GHz\ncpu MHz\t\t: 3100.123\n";
    assertThat(HostClockRate.ofProcessors(intel)).isEqualTo(2_200_000);
    String amd = "model name\t: AMD EPYC\ncpu MHz\t\t: 2596.144\n";
    assertThat(HostClockRate.ofProcessors(amd)).isEqualTo(2_596_144);
  }
}
