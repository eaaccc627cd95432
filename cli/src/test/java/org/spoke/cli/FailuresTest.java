package org.spoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spoke.cli.testing.ClientRun;
import org.spoke.cli.testing.RecordedBox;
import org.spoke.cli.testing.WholeBox;

/** Bad answers, bad command lines and boxes that are not there. */
class FailuresTest {
  @TempDir private Path folder;

  @Test
  void aProblemIsShownWithItsFieldAndRemedy() {
    try (RecordedBox box = new RecordedBox().answers("GET /jobs/job_x", 400, "problem")) {
      ClientRun run = ClientRun.against(box, folder, "job", "show", "job_x");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              """
              spoke: A field has a value that cannot be used
                reserve.cores: 9 is above 7.
                field   reserve.cores
                remedy  Correct the named field.
                type    https://spoke.dev/problems/invalid-field
              """);
    }
  }

  @Test
  void aProgramGetsTheProblemAsTheBoxSentIt() {
    try (RecordedBox box = new RecordedBox().answers("GET /jobs/job_x", 400, "problem")) {
      ClientRun run = ClientRun.against(box, folder, "job", "show", "job_x", "-o", "json");

      assertThat(run.err().strip()).isEqualTo(RecordedBox.recorded("problem"));
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aMissingTokenFileIsNotAuthorised() {
    try (RecordedBox box = WholeBox.open()) {
      String absent = folder.resolve("absent").toString();
      ClientRun run =
          ClientRun.in(
              Map.of("SPOKE_URL", box.url(), "SPOKE_TOKEN_FILE", absent), "", "job", "list");

      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.err()).contains(absent, "./spoke up");
    }
  }

  @Test
  void aFileThatHoldsNoTokenIsNotAuthorisedAndNeverPrinted() {
    try (RecordedBox box = WholeBox.open()) {
      ClientRun run =
          ClientRun.in(
              Map.of("SPOKE_URL", box.url(), "SPOKE_TOKEN_FILE", "pom.xml"), "", "vm", "list");

      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.err()).doesNotContain("<project");
    }
  }

  @Test
  void aWrongTokenIsNotAuthorised() throws IOException {
    try (RecordedBox box = WholeBox.open()) {
      Path token = Files.writeString(folder.resolve("wrong"), "guessed");
      ClientRun run =
          ClientRun.in(
              Map.of("SPOKE_URL", box.url(), "SPOKE_TOKEN_FILE", token.toString()),
              "",
              "vm",
              "list");

      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.err()).contains("The token is wrong").doesNotContain("guessed");
    }
  }

  @Test
  void aBoxThatIsNotThereIsUnreachable() {
    ClientRun run = ClientRun.against("http://127.0.0.1:1", folder, "", "health");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("http://127.0.0.1:1 cannot be reached", "./spoke up");
  }

  @Test
  void aReadIsNotSentAgainAfterABrokenConnection() {
    try (RecordedBox box = new RecordedBox().breaks("POST /jobs/job_x/stop").breaks("GET /jobs")) {
      ClientRun run = ClientRun.against(box, folder, "job", "list");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("broke the connection");
    }
  }

  @Test
  void aReadIsSentAgainWhileTheBoxIsBusy() {
    try (RecordedBox box =
        new RecordedBox()
            .answers("GET /jobs/job_x", 429, "problem")
            .answers("GET /jobs/job_x", 429, "problem")
            .answers("GET /jobs/job_x", 200, "job")) {
      ClientRun run = ClientRun.against(box, folder, "job", "show", "job_x");

      assertThat(run.exitCode()).isZero();
      assertThat(box.requests()).hasSize(3);
    }
  }

  @Test
  void anImageThatIsBeingBuiltIsWaitedForAndSaidOnce() {
    try (RecordedBox box =
        new RecordedBox()
            .isBuildingAnImage("GET /images/debian-minimal")
            .isBuildingAnImage("GET /images/debian-minimal")
            .answers("GET /images/debian-minimal", 200, "image")) {
      ClientRun run = ClientRun.against(box, folder, "image", "show", "debian-minimal");

      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).containsOnlyOnce("Download packages (0 of 4 steps done)");
      assertThat(box.requests()).hasSize(3);
    }
  }

  @Test
  void aChangeWaitsForAnImageUnderTheSameKey() {
    try (RecordedBox box =
        new RecordedBox()
            .isBuildingAnImage("POST /jobs/job_x/stop")
            .answers("POST /jobs/job_x/stop", 200, "job")) {
      ClientRun.against(box, folder, "job", "stop", "job_x");

      assertThat(box.requests())
          .filteredOn(request -> request.line().startsWith("POST"))
          .hasSize(2)
          .extracting(RecordedBox.Request::idempotencyKey)
          .containsOnly("key-1");
    }
  }

  @Test
  void aBoxThatStaysBusyIsNotAskedForEver() {
    try (RecordedBox box = new RecordedBox().answers("GET /jobs/job_x", 429, "problem")) {
      ClientRun run = ClientRun.against(box, folder, "job", "show", "job_x");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(box.requests()).hasSize(6);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>proxy</html>",
        "{\"items\":[",
        "{\"items\":3}",
        "7",
        "{\"items\":[{\"lockedLovelace\":1.5}]}",
        "{\"items\":[{\"lockedLovelace\":\"12\"}]}"
      })
  void anAnswerThatIsNotABoxesIsSaidToBeUnreadable(String body) {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText("GET /escrows", 200, "application/json", body);
      ClientRun run = ClientRun.against(box, folder, "escrow", "list");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("spoke: The box's answer cannot be read: ");
    }
  }

  @Test
  void anErrorPageIsShortened() {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText("GET /escrows", 502, "text/html", "<html>" + "x".repeat(100_000));
      ClientRun run = ClientRun.against(box, folder, "escrow", "list");

      assertThat(run.err()).startsWith("spoke: The box answered 502").hasSizeLessThan(400);
    }
  }

  @Test
  void textFromABoxCannotMoveTheCursor() {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText(
          "GET /wallets", 200, "application/json", "{\"items\":[{\"name\":\"\\u001b[2Jx\"}]}");
      ClientRun run = ClientRun.against(box, folder, "wallet", "list");

      assertThat(run.out()).contains("[2Jx").doesNotContain("\u001b");
    }
  }

  @Test
  void aBoxThatIsNotWellIsBadNews() {
    try (RecordedBox box = new RecordedBox().answers("GET /health", 503, "health-not-serving")) {
      ClientRun run = ClientRun.against(box, folder, "health");

      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.out()).contains("NOT_SERVING", "It does not answer.");
    }
  }

  @Test
  void moneyThatDoesNotSumIsBadNews() {
    try (RecordedBox box = new RecordedBox()) {
      box.answersText(
          "GET /audit/money",
          200,
          "application/json",
          "{\"lines\":[],\"sumsMatch\":false,\"readModelMatches\":true,\"chainMatches\":true,"
              + "\"findings\":[\"esc_1: 5 lovelace are missing.\"]}");
      ClientRun run = ClientRun.against(box, folder, "audit", "money");

      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.out()).contains("esc_1: 5 lovelace are missing.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-verb",
        "job",
        "job show",
        "job list --limit many",
        "job run --max-price 1.0000001",
        "job run --image x",
        "job run absent.yaml",
        "device set",
        "device set --available --unavailable",
        "resource-config",
        "health --timeout 0",
        "health --url ftp://x",
        "up"
      })
  void aCommandLineThatCannotBeUsedIsAUsageError(String arguments) {
    ClientRun run = ClientRun.against("http://127.0.0.1:1", folder, "", arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isNotBlank();
  }
}
