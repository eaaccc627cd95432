package org.spoke.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spoke.standalone.drive.BoxProcess;

/** Wall time of {@code ./spoke info} against a box that is up. */
final class CliBench implements Bench {
  private static final double GOAL_SECONDS = 0.5;

  /** The first run may make the AOT cache. */
  private static final int WARM_UP = 2;

  private static final int RUNS = 9;

  @Override
  public String name() {
    return "cli";
  }

  @Override
  public Map<String, Figure> run(BenchRun run) throws Exception {
    double seconds =
        run.using(
            BoxProcess.on(run.fresh(name()), false, BoxProcess.OWN_DEVNET),
            box -> median(box.start()));
    return Map.of(name(), Figure.valueAtMost(seconds, "s wall of ./spoke info", GOAL_SECONDS));
  }

  private static double median(BoxProcess box) throws IOException, InterruptedException {
    for (int round = 0; round < WARM_UP; round++) {
      info(box);
    }
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < RUNS; round++) {
      seconds.add(info(box));
    }
    return Median.of(seconds);
  }

  private static double info(BoxProcess box) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(System.getenv("SPOKE_ROOT"), "spoke").toString(), "info");
    builder.environment().put("SPOKE_URL", box.client().root());
    builder.environment().put("SPOKE_TOKEN_FILE", box.data().resolve("gateway/token").toString());
    long begin = System.nanoTime();
    int code = builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (code != 0) {
      throw new IOException("spoke info ended with " + code);
    }
    return seconds;
  }
}
