package org.spoke.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The devnet as a process: its arguments, its end, and what it remembers. */
class DevnetMainTest {
  private static final String RECEIVER =
      "addr_test1vqqgk3uyfkfgzt7rp50s4jdkl0ecw7xvh2wmsvf2myreq7gkz22us";

  @TempDir Path folder;
  private DevnetProcess running;

  @AfterEach
  void kill() {
    if (running != null) {
      running.process().destroyForcibly();
    }
  }

  @Test
  void everyAcceptedBlockSurvivesAKill() throws Exception {
    running = DevnetProcess.start(folder, "--block-ms", "0");
    String unspent;
    String block;
    try (Client client = new Client(running.url())) {
      client.fund(RECEIVER, 5_000_000);
      client.post("/devnet/blocks", "{\"count\":3}");
      unspent = client.get("/api/v0/addresses/" + RECEIVER + "/utxos").body();
      block = client.get("/api/v0/blocks/latest").body();
    }

    running.process().destroyForcibly().waitFor();
    running = DevnetProcess.start(folder, "--block-ms", "0");

    try (Client client = new Client(running.url())) {
      assertThat(unspent).contains("5000000");
      assertThat(client.get("/api/v0/addresses/" + RECEIVER + "/utxos").body()).isEqualTo(unspent);
      assertThat(client.get("/api/v0/blocks/latest").body()).isEqualTo(block);
    }
  }

  @Test
  void aKillWhileBlocksAreForgedLeavesAChainThatGoesOn() throws Exception {
    running = DevnetProcess.start(folder, "--block-ms", "20");
    long seen;
    try (Client client = new Client(running.url())) {
      client.fund(RECEIVER, 5_000_000);
      awaitHeight(client, 5);
      seen = height(client);
    }

    running.process().destroyForcibly().waitFor();
    running = DevnetProcess.start(folder, "--block-ms", "20");

    try (Client client = new Client(running.url())) {
      assertThat(height(client)).isGreaterThanOrEqualTo(seen);
      awaitHeight(client, height(client) + 2);
    }
  }

  @Test
  void itStopsWithinASecondOfTheSignal() throws Exception {
    running = DevnetProcess.start(folder, "--block-ms", "20");
    try (Client client = new Client(running.url())) {
      client.get("/api/v0/health"); // leaves a connection open, which must not hold it up
      running.process().destroy();
      assertThat(running.process().waitFor(1, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void argumentsBecomeSettings() throws Exception {
    DevnetSettings settings =
        DevnetMain.settings("--data", "chain", "--port", "4000", "--block-ms", "250");

    assertThat(settings.folder()).isEqualTo(Path.of("chain"));
    assertThat(settings.port()).isEqualTo(4000);
    assertThat(settings.blockInterval()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.address().isLoopbackAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 3000",
        "--data",
        "--data x --port 70000",
        "--data x --port many",
        "--data x --block-ms 1",
        "--data x --speed 9"
      })
  void wrongArgumentsAreNamed(String arguments) {
    assertThatThrownBy(() -> DevnetMain.settings(arguments.split(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void awaitHeight(Client client, long height) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> height(client) >= height);
  }

  private static long height(Client client) throws Exception {
    return client.backend().getBlockService().getLatestBlock().getValue().getHeight();
  }
}
