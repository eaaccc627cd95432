package org.spoke.vm.image;

/** Hears how far the building of an image is. */
@FunctionalInterface
public interface BuildProgress {
  /** A listener that does not care. */
  BuildProgress SILENT = (step, done, of) -> {};

  /**
   * A step begins.
   *
   * @param step what happens now, for people
   * @param done steps that are finished
   * @param of all steps
   */
  void step(String step, int done, int of);

  /** Tells another listener too. */
  default BuildProgress and(BuildProgress other) {
    return (step, done, of) -> {
      step(step, done, of);
      other.step(step, done, of);
    };
  }
}
