package org.spoke.standalone.demo;

/** Something that the demo promises did not hold. */
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StepFailed(String why) {
    super(why);
  }

  static void unless(boolean held, String why) {
    if (!held) {
      throw new StepFailed(why);
    }
  }
}
