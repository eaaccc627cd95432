package org.spoke.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.spoke.standalone.drive.JobsAndMoney;

/**
 * kill -9 of the box at any moment of a job. Afterwards the job reaches an end, nothing is paid
 * twice, the capacity is back and no VM is left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledBoxTest {
  /** How many seeds; {@code -Dspoke.seeds=2000} is a soak of some hours. */
  private static final int SEEDS = Integer.getInteger("spoke.seeds", 20);

  /** A state lasts from some milliseconds to seconds: the kill falls somewhere into it. */
  private static final int MAX_DELAY_MS = 400;

  private static final List<String> STATES = JobsAndMoney.STATES;

  @TempDir Path directory;

  @Test
  void atAnySeedsMomentWithASimulatedHypervisor() throws InterruptedException {
    try (TradingBox box = TradingBox.simulated(directory.resolve("simulated"))) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Random random = new Random(seed);
        String state = STATES.get(seed % STATES.size());
        killAt(box, state, random.nextInt(MAX_DELAY_MS), "seed-" + seed);
      }
      box.assertAccountsAreStraight();
    }
  }

  @Tag("vm")
  @ParameterizedTest
  @FieldSource("STATES")
  void atEachStateWithARealVm(String state) throws InterruptedException {
    try (TradingBox box = TradingBox.start(directory.resolve(state), Map.of())) {
      killAt(box, state, 0, "real");
      box.assertAccountsAreStraight();
    }
  }

  private static void killAt(TradingBox box, String state, int delayMs, String key)
      throws InterruptedException {
    String job = box.submit(key);
    if (state.equals("STOPPING")) {
      box.awaitStatus(job, "RUNNING");
      box.box().post("/jobs/" + job + "/stop", Map.of());
    }
    box.awaitStatus(job, state);
    Thread.sleep(delayMs);
    box.process.kill();

    box.process.start();

    assertThat(box.submit(key)).as("the same key is the same job after the restart").isEqualTo(job);
    JsonNode ended = box.finish(job);
    assertThat(ended.path("status").asText())
        .as("killed at %s: %s", state, ended)
        .isEqualTo("SETTLED");
  }
}
