package org.spoke.bench;

import java.util.Map;

/**
 * What the VM service adds to a boot: from its gRPC Launch to Ready seen by the caller (a login
 * over SSH, three events on the disk), against the very same hypervisor command run by hand up to
 * the same login. A whole job waits for confirmations of the chain before that; they are no part of
 * this figure.
 */
final class VmOverheadBench implements Bench {
  /** Of both guests, in MiB. */
  static final int MEMORY_MIB = 256;

  private static final double GOAL = 1.10;

  @Override
  public String name() {
    return "vmOverhead";
  }

  @Override
  public Map<String, Figure> run(BenchRun run) throws Exception {
    Median median = run.using(MeasuredVms.start(run.fresh(name())), vms -> compare(run, vms));
    String unit =
        "gRPC Launch to Ready %.2f s, bare command to the same login %.2f s; no chain"
            .formatted(median.ours(), median.reference());
    return Map.of(name(), Figure.ratioAtMost(median.ratio(), unit, GOAL));
  }

  private Median compare(BenchRun run, MeasuredVms vms) throws Exception {
    String image = vms.image();
    MeasuredVms.Launch first = vms.launchToReady(image);
    BareMachine bare =
        BareMachine.likeThatIn(
            vms.runFolder(first), run.fresh(name() + "/bare"), vms.loginOf(first));
    vms.end(first);
    bare.secondsToLogin(run);
    return Median.inTurn(run.rounds(), () -> ours(vms, image), () -> bare.secondsToLogin(run));
  }

  private static double ours(MeasuredVms vms, String image) throws Exception {
    MeasuredVms.Launch launch = vms.launchToReady(image);
    vms.end(launch);
    return launch.seconds();
  }
}
