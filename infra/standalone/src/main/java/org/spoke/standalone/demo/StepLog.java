package org.spoke.standalone.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs the steps one after another, prints each with its outcome and time, and stops at the first
 * that fails.
 */
final class StepLog {
  private final PrintStream out;
  private final List<Step> steps = new ArrayList<>();
  private String story = "";

  StepLog(PrintStream out) {
    this.out = out;
  }

  /**
   * One step that was run.
   *
   * @param ms how long it took, in milliseconds
   * @param outcome what came out, or why it failed
   */
  record Step(String name, boolean ok, long ms, String outcome) {}

  /** Runs a step unless an earlier one failed. The supplier says in a few words what came out. */
  void step(String name, Supplier<String> work) {
    if (!allOk()) {
      return;
    }
    out.printf("%-34s ", name);
    out.flush();
    long begin = System.nanoTime();
    boolean ok = false;
    String outcome;
    try {
      outcome = work.get();
      ok = true;
    } catch (RuntimeException failure) {
      outcome = String.valueOf(failure.getMessage());
    }
    Step done =
        new Step(name, ok, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), outcome);
    steps.add(done);
    out.printf("%s %7.1f s  %s%n", ok ? "ok" : "FAILED", done.ms / 1000.0, outcome);
  }

  /** Something to read once all steps are done. */
  void keep(String text) {
    story = text;
  }

  void printStory() {
    if (!story.isEmpty()) {
      out.println("\n" + story + "\n");
    }
  }

  boolean allOk() {
    return steps.stream().allMatch(Step::ok);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The demo's last line. */
  String verdict() {
    return steps.stream()
        .filter(step -> !step.ok)
        .findFirst()
        .map(step -> "demo: FAILED at " + step.name + ": " + step.outcome)
        .orElse("demo: ok");
  }
}
