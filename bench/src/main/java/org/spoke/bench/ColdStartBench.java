package org.spoke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spoke.standalone.drive.BoxProcess;

/**
 * From starting {@code ./spoke up}'s process on existing data to healthy, and what it then holds in
 * memory.
 */
final class ColdStartBench implements Bench {
  private static final double GOAL_SECONDS = 10;
  private static final double GOAL_MIB = 600;

  @Override
  public String name() {
    return "coldStart";
  }

  @Override
  public Map<String, Figure> run(BenchRun run) throws Exception {
    List<Double> seconds = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    Path data = run.fresh(name());
    run.using(BoxProcess.on(data, false, BoxProcess.OWN_DEVNET), BoxProcess::start);
    for (int round = 0; round < run.rounds(); round++) {
      run.using(
          BoxProcess.on(data, false, BoxProcess.OWN_DEVNET),
          box -> {
            long begin = System.nanoTime();
            box.start();
            seconds.add((System.nanoTime() - begin) / 1e9);
            return memory.add(residentMib(box.pid()));
          });
    }
    return Map.of(
        "coldStart", Figure.valueAtMost(Median.of(seconds), "s to healthy", GOAL_SECONDS),
        "coldStartMemory",
            Figure.valueAtMost(Median.of(memory), "MiB resident, JVM and Postgres", GOAL_MIB));
  }

  /**
   * Proportional set size where the kernel tells it, since Postgres' processes share their buffers.
   */
  private static double residentMib(long pid) throws IOException {
    long kib = 0;
    List<ProcessHandle> family =
        Stream.concat(
                ProcessHandle.of(pid).stream(),
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants))
            .toList();
    for (ProcessHandle member : family) {
      kib += proportionalKib(member.pid());
    }
    return kib / 1024.0;
  }

  private static long proportionalKib(long pid) throws IOException {
    Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    if (!Files.exists(rollup)) {
      return 0;
    }
    for (String line : Files.readAllLines(rollup)) {
      if (line.startsWith("Pss:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }
}
