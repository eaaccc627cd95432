package org.spoke.registry.machine;

/** Measures the machine that this process runs on. */
public interface MachineProbe {
  /**
   * Measures now; takes well below a second.
   *
   * @throws org.spoke.base.problem.Problem {@code data-directory-unusable} when the free disk
   *     cannot be read
   */
  Machine measure();
}
