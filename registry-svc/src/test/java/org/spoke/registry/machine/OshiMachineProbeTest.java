package org.spoke.registry.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.base.problem.Problem;

class OshiMachineProbeTest extends MachineProbeContract {
  @TempDir private Path dataDirectory;

  @Override
  MachineProbe probe() {
    return new OshiMachineProbe(dataDirectory);
  }

  @Test
  void aContainersLimitCounts() {
    assertThat(probe().measure().resources().cores())
        .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void aMissingDataDirectoryIsNamed() {
    Path missing = dataDirectory.resolve("missing");

    assertThatThrownBy(new OshiMachineProbe(missing)::measure)
        .isInstanceOf(Problem.class)
        .hasMessageContaining("data-directory-unusable")
        .hasMessageContaining(missing.toString());
  }
}
