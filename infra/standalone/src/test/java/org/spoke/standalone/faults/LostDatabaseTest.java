package org.spoke.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.spoke.standalone.drive.BoxClient.Refused;
import org.spoke.standalone.drive.FreePorts;
import org.spoke.standalone.postgres.EmbeddedDatabase;

/** Postgres is stopped while a job runs, and started again; the box is not. */
class LostDatabaseTest {
  @TempDir(cleanup = CleanupMode.NEVER)
  Path directory;

  @Test
  void whatWasAcknowledgedIsThereAndTheJobGoesOn() throws IOException {
    int port = FreePorts.one();
    EmbeddedDatabase database = EmbeddedDatabase.start(directory.resolve("postgres"), port, 1);
    try (TradingBox box =
        TradingBox.start(directory, environment(database), "-Dspoke.vm.driver=simulated")) {
      String job = box.submit("before");
      box.awaitStatus(job, "RUNNING");

      database.close();
      assertThatThrownBy(() -> box.submit("meanwhile"))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.problem().path("remedy").asText()).contains("Try again"))
          .satisfies(refused -> assertThat(((Refused) refused).status()).isEqualTo(503));

      database = EmbeddedDatabase.start(directory.resolve("postgres"), port, 1);
      assertThat(box.finish(job).path("status").asText()).isEqualTo("SETTLED");
      assertThat(box.finish(box.submit("meanwhile")).path("status").asText()).isEqualTo("SETTLED");
      box.assertAccountsAreStraight();
    } finally {
      database.close();
    }
  }

  private static Map<String, String> environment(EmbeddedDatabase database) {
    return Map.of(
        "SPOKE_DB_URL", database.url(),
        "SPOKE_DB_USER", database.user(),
        "SPOKE_DB_PASSWORD", database.password());
  }
}
