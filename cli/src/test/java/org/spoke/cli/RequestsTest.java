package org.spoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.cli.testing.ClientRun;
import org.spoke.cli.testing.RecordedBox;
import org.spoke.cli.testing.RecordedBox.Request;
import org.spoke.cli.testing.WholeBox;

/** What verbs ask of the box. */
class RequestsTest {
  private static final String DEVICE = "/devices/dev_0123456789abcdefghjk";

  @TempDir private Path folder;

  @Test
  void onboardingSendsExactLovelaceAndTheWalletsAddress() {
    Request request =
        last(
            "onboard",
            "--name",
            "rack-1",
            "--cores",
            "4",
            "--memory",
            "8GiB",
            "--disk",
            "100GiB",
            "--price",
            "0.000001",
            "--wallet",
            "provider");

    assertThat(request.line()).isEqualTo("POST /devices");
    assertThat(request.body())
        .isEqualTo(
            """
            {"name":"rack-1","reserve":{"cores":4,"memoryMib":8192,"diskMib":102400},\
            "price":{"lovelacePerHour":1},"walletAddress":"addr_test1qpprovider"}""");
    assertThat(request.idempotencyKey()).isEqualTo("key-1");
  }

  @Test
  void aChangedReservationKeepsWhatIsNotNamedAndHonoursTheVersion() {
    Request request = last("resource-config", "--memory", "4GiB");

    assertThat(request.line()).isEqualTo("PATCH " + DEVICE);
    assertThat(request.body())
        .isEqualTo("{\"reserve\":{\"cores\":4,\"memoryMib\":4096,\"diskMib\":102400}}");
    assertThat(request.ifMatch()).isEqualTo("\"3\"");
  }

  @Test
  void aDeviceIsWithdrawnByItsAvailability() {
    Request request = last("device", "set", "--unavailable");

    assertThat(request.line()).isEqualTo("PUT " + DEVICE + "/availability");
    assertThat(request.body()).isEqualTo("{\"available\":false}");
  }

  @Test
  void offboardingLeavesHistoryAloneAndTakesTheLiveDevice() {
    assertThat(last("offboard").line()).isEqualTo("DELETE " + DEVICE + "?force=false");
    assertThat(last("offboard", "--force").line()).isEqualTo("DELETE " + DEVICE + "?force=true");
  }

  @Test
  void optionsWinOverTheJobFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("job.yaml"),
            """
            image: debian-minimal
            resources: {cores: 1, memoryMib: 256, diskMib: 1024}
            maxLovelacePerHour: 100000
            durationSeconds: 3600
            walletId: wal_fromfile
            """);

    Request request = last("job", "run", file.toString(), "--cores", "2", "--wallet", "tenant");

    assertThat(request.body())
        .isEqualTo(
            """
            {"spec":{"image":"debian-minimal","resources":{"cores":2,"memoryMib":256,"diskMib":1024},\
            "maxLovelacePerHour":100000,"durationSeconds":3600,"walletId":"wal_tttttttttttttttttttt",\
            "restartPolicy":"NEVER"}}""");
  }

  @Test
  void wordsOfAWalletComeFromStandardInput() {
    try (RecordedBox box = WholeBox.open()) {
      ClientRun.against(
          box.url(), folder, " abandon\nabandon  art\n", "wallet", "import", "--name", "w");

      assertThat(box.requests().getLast().body())
          .isEqualTo("{\"name\":\"w\",\"mnemonic\":\"abandon abandon art\"}");
    }
  }

  @Test
  void whatIsTypedAsAnIdNeverLeavesItsPath() {
    assertThat(last("vm", "show", "../jobs?x=1").line()).isEqualTo("GET /vms/..%2Fjobs%3Fx%3D1");
  }

  @Test
  void filtersOfEventsAreEncoded() {
    assertThat(last("events", "list", "--actor", "a b&c").line())
        .isEqualTo("GET /events?actor=a%20b%26c&limit=50");
  }

  @Test
  void aChangeIsSentAgainWithTheSameKeyAfterABrokenConnection() {
    try (RecordedBox box = new RecordedBox()) {
      box.breaks("POST /jobs/job_x/stop").answers("POST /jobs/job_x/stop", 200, "job");

      ClientRun run = ClientRun.against(box, folder, "job", "stop", "job_x");

      assertThat(run.exitCode()).isZero();
      assertThat(box.requests()).hasSize(2);
      assertThat(box.requests()).extracting(Request::idempotencyKey).containsOnly("key-1");
    }
  }

  @Test
  void aJobIsWatchedUntilItEndsAndFailureIsBadNews() {
    try (RecordedBox box = WholeBox.open()) {
      box.answers("GET /jobs/job_0123456789abcdefghjk", 200, "job-failed");
      ClientRun run =
          ClientRun.against(
              box,
              folder,
              "job",
              "run",
              "--image",
              "i",
              "--cores",
              "1",
              "--memory",
              "1",
              "--disk",
              "1",
              "--max-price",
              "1",
              "--duration",
              "60s",
              "--wallet",
              "wal_x",
              "--watch");

      assertThat(run.err().lines().toList())
          .isEqualTo(
              List.of("job_0123456789abcdefghjk  RUNNING", "job_0123456789abcdefghjk  FAILED"));
      assertThat(run.out()).contains("BOOT_TIMEOUT", "The VM did not answer within 120 s.");
      assertThat(run.exitCode()).isEqualTo(5);
    }
  }

  private Request last(String... arguments) {
    try (RecordedBox box = WholeBox.open()) {
      ClientRun.against(box, folder, arguments);
      return box.requests().getLast();
    }
  }
}
