package org.spoke.registry.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.spoke.base.problem.Problem;

/** What every {@link VirtualisationProbe} keeps; the fake and the real one both run it. */
abstract class VirtualisationProbeContract {
  static final Virtualisation EMULATED =
      new Virtualisation(
          false, "qemu-microvm", "tcg", "KVM: the probe guest did not boot within 5 s");

  /** A probe of a machine that has this. */
  abstract VirtualisationProbe answering(Virtualisation virtualisation);

  /** A probe that nobody answers. */
  abstract VirtualisationProbe silent();

  @Test
  void itTellsDriverAccelerationAndWhy() {
    assertThat(answering(EMULATED).describe()).isEqualTo(EMULATED);
  }

  @Test
  void silenceIsAProblemNotAGuess() {
    assertThatThrownBy(silent()::describe)
        .isInstanceOf(Problem.class)
        .hasMessageContaining("service-unavailable");
  }
}
