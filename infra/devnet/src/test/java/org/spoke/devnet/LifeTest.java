package org.spoke.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bloxbean.cardano.client.account.Account;
import com.bloxbean.cardano.client.common.model.Networks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping a devnet as a thread. */
class LifeTest {
  @TempDir Path folder;

  @Test
  void theBlockClockForgesByItself() throws Exception {
    DevnetSettings fast =
        DevnetSettings.of(folder, 0).withBlockInterval(DevnetSettings.MIN_BLOCK_INTERVAL);
    try (Devnet devnet = Devnet.start(fast);
        Client client = new Client(devnet.url())) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> client.get("/api/v0/blocks/5").statusCode() == 200);
    }
  }

  @Test
  void itClosesWithinASecondAndGivesPortAndFolderBack() throws Exception {
    Devnet devnet = Devnet.start(DevnetSettings.of(folder, 0));
    Client client = new Client(devnet.url());
    client.get("/api/v0/health"); // leaves a connection open, which must not hold it up

    Instant before = Instant.now();
    devnet.close();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
    client.close();

    int port = Integer.parseInt(devnet.root().substring(devnet.root().lastIndexOf(':') + 1));
    Devnet.start(DevnetSettings.of(folder, port)).close();
  }

  @Test
  void giftsAskedForAtOnceAllArrive() throws Exception {
    DevnetSettings fast =
        DevnetSettings.of(folder, 0).withBlockInterval(DevnetSettings.MIN_BLOCK_INTERVAL);
    String receiver = new Account(Networks.testnet()).baseAddress();
    try (Devnet devnet = Devnet.start(fast);
        Client client = new Client(devnet.url())) {
      try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int asker = 0; asker < 32; asker++) {
          askers.submit(() -> client.fund(receiver, 2_000_000));
        }
      }
      devnet.forge(1);
      assertThat(client.get("/api/v0/addresses/" + receiver).body())
          .contains("\"quantity\":\"64000000\"");
    }
  }

  @Test
  void aTakenPortIsSaidAndTheFolderIsFreeAgain() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DevnetSettings settings = DevnetSettings.of(folder, taken.getLocalPort());
      assertThatThrownBy(() -> Devnet.start(settings)).isInstanceOf(IOException.class);
    }
    Devnet.start(DevnetSettings.of(folder, 0)).close();
  }

  @Test
  void aDamagedJournalStopsTheStart() throws Exception {
    Files.writeString(folder.resolve("journal.jsonl"), "nonsense\n");

    assertThatThrownBy(() -> Devnet.start(DevnetSettings.of(folder, 0)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("journal line 1 is damaged");
  }
}
