package org.spoke.standalone.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.standalone.drive.BoxProcess;
import org.spoke.standalone.drive.Faucet;
import org.spoke.standalone.user.ClientProcess.Run;

/** One day of a box's user, verb by verb; VMs are simulated, everything else is real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UserJourneyTest {
  private static final long FUNDS = 1_000_000_000;

  /** Some blocks of the devnet, on a machine that does other things too. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Path directory;
  private BoxProcess box;
  private ClientProcess client;
  private String job;

  @BeforeAll
  void startABox(@TempDir Path folder) {
    directory = folder;
    box =
        BoxProcess.on(
                directory.resolve("box"),
                false,
                BoxProcess.OWN_DEVNET,
                "-Dspoke.vm.driver=simulated")
            .start();
    client = new ClientProcess(box, directory);
  }

  @AfterAll
  void stopIt() {
    box.close();
  }

  @Test
  @Order(1)
  void walletsAreMadeAndFilled() {
    String tenant = client.json("wallet", "new", "--name", "tenant").at("/wallet/address").asText();
    assertThat(client.spoke("wallet", "new", "--name", "provider")).contains("Words");

    new Faucet("http://127.0.0.1:" + box.port("devnet")).fund(tenant, FUNDS);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(client.spoke("wallet", "show", "tenant", "--balance"))
                    .contains("1000.000000 ADA"));
  }

  @Test
  @Order(2)
  void theMachineIsOnboardedAndChanged() {
    assertThat(client.spoke("capacity")).containsIgnoringCase("cores");
    assertThat(
            client.spoke(
                "onboard",
                "--name",
                "rack-1",
                "--cores",
                "1",
                "--memory",
                "512MiB",
                "--disk",
                "1GiB",
                "--price",
                "20",
                "--wallet",
                "provider"))
        .contains("AVAILABLE");

    assertThat(client.spoke("resource-config", "--memory", "1GiB")).contains("1 GiB");
    assertThat(client.spoke("device", "set", "--price", "18")).contains("18.000000 ADA");
    assertThat(client.spoke("device", "status")).contains("rack-1", "18.000000 ADA", "1 GiB");
    assertThat(client.spoke("info")).contains("SERVING", "rack-1", "AVAILABLE");
    assertThat(client.spoke("offers")).contains("off_", "18.000000 ADA");
  }

  @Test
  @Order(3)
  void aMachineThatIsUnavailableIsNotOffered() {
    client.spoke("device", "set", "--unavailable");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(client.spoke("offers")).contains("None."));

    client.spoke("device", "set", "--available");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(client.spoke("offers")).contains("off_"));
  }

  @Test
  @Order(4)
  void aJobRunsUntilItIsStoppedAndItsEscrowIsSettled() throws IOException {
    job = client.json("job", "run", jobFile(20_000_000).toString()).path("id").asText();
    awaitStatus("RUNNING");

    assertThat(client.spoke("job", "list")).contains(job, "RUNNING");
    assertThat(client.spoke("shell", job, "--", "uname", "-a")).contains("guest");
    assertThat(client.runOnTerminal("shell", job).exitCode())
        .as("a terminal ends with its shell, not with the next key")
        .isZero();
    assertThat(client.spoke("job", "logs", job)).isNotBlank();
    assertThat(client.run("offboard").err()).contains("--force");

    client.spoke("job", "stop", job);
    awaitStatus("SETTLED");
    assertThat(client.spoke("job", "show", job)).contains("SETTLED", "STOPPED_BY_TENANT");
  }

  @Test
  @Order(5)
  void theEscrowAccountsForEveryLovelace() {
    JsonNode escrow = client.json("escrow", "list").at("/items/0");

    assertThat(escrow.path("lockedLovelace").asLong())
        .isPositive()
        .isEqualTo(
            escrow.path("paidLovelace").asLong()
                + escrow.path("refundedLovelace").asLong()
                + escrow.path("feesLovelace").asLong());
    assertThat(client.spoke("escrow", "show", escrow.path("id").asText())).contains("SETTLED");
    assertThat(client.spoke("audit", "money")).contains("Sums match");
  }

  @Test
  @Order(6)
  void theHistoryCanBeReadAndReplayed() {
    assertThat(client.spoke("events", "list", "--aggregate", job))
        .contains("JobSubmitted", "JobRunning", "JobSettled");
    assertThat(client.spoke("audit", "replay")).contains("MATCHED");
  }

  @Test
  @Order(7)
  void badInputIsRefusedWithTheCodeThatScriptsKnow() throws IOException {
    assertThat(client.run("job", "list", "--wat").exitCode()).isEqualTo(2);
    assertThat(client.run("job", "show", "job_00000000000000000000").exitCode()).isEqualTo(1);
    assertThat(client.run("health", "--url", "http://127.0.0.1:1").exitCode()).isEqualTo(3);
    assertThat(client.run("job", "list", "--token-file", "/dev/null").exitCode()).isEqualTo(4);

    Run free = client.run("job", "run", jobFile(0).toString());
    assertThat(free.exitCode()).isEqualTo(1);
    assertThat(free.err()).contains("spec.maxLovelacePerHour").doesNotContain("max_lovelace");
  }

  @Test
  @Order(8)
  void aJobDearerThanItsCeilingIsToldSo() throws IOException {
    Run dear = client.run("job", "run", jobFile(1_000_000).toString(), "--watch");

    assertThat(dear.exitCode()).isEqualTo(5);
    assertThat(dear.out()).contains("FAILED");
  }

  @Test
  @Order(9)
  void theMachineLeavesTheNetwork() {
    assertThat(client.spoke("offboard")).contains("OFFBOARDED");
    assertThat(client.run("device", "status").err()).contains("not onboarded");
  }

  private void awaitStatus(String status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(box.client().get("/jobs/" + job).path("status").asText())
                    .isEqualTo(status));
  }

  private Path jobFile(long maxLovelacePerHour) throws IOException {
    return Files.writeString(
        directory.resolve("job.yaml"),
        """
        image: debian-minimal
        resources:
          cores: 1
          memoryMib: 256
          diskMib: 512
        maxLovelacePerHour: %d
        durationSeconds: 3600
        walletId: %s
        """
            .formatted(maxLovelacePerHour, walletId()));
  }

  private String walletId() {
    return box.client().get("/wallets").at("/items/0/id").asText();
  }
}
