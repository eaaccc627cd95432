package org.spoke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.spoke.standalone.drive.BoxClient;
import org.spoke.standalone.drive.BoxProcess;
import org.spoke.standalone.drive.SmallTrade;
import org.spoke.standalone.postgres.Database;
import org.spoke.standalone.postgres.ExternalDatabase;

/**
 * Jobs submitted over REST, a second, against pgbench inserting the same row into the same
 * Postgres. Each is answered only when its event is on the disk. The box asks two other services
 * for each, and its reactions go on meanwhile: nothing is onboarded, so they fail every job for
 * want of an offer, which is one more event that is not counted here.
 */
final class AppendRestBench implements Bench {
  private static final double GOAL = 0.4;

  private static final int GATEWAY_TIMEOUT = 504;
  private static final int SERVER_ERROR = 500;
  private static final int SUBMIT_TRIES = 5;

  /** Of 10 s each. */
  private static final int IMAGE_TRIES = 12;

  private static final String SAME_TABLE =
      "CREATE SCHEMA bench; CREATE TABLE bench.event (LIKE scheduler.event INCLUDING ALL)";

  private static final String SAME_ROW =
      """
      INSERT INTO bench.event (event_id, aggregate_id, sequence, aggregate_type, recorded_at, type, revision, payload, metadata)
      SELECT gen_random_uuid()::text, gen_random_uuid()::text, 0, 'Job', now(), type, revision, payload, metadata
      FROM (SELECT * FROM bench.sample LIMIT 1) AS sample;
      """;

  @Override
  public String name() {
    return "appendRest";
  }

  @Override
  public Map<String, Figure> run(BenchRun run) throws Exception {
    Path directory = run.fresh(name());
    Path script = Files.writeString(directory.resolve("same-row.sql"), SAME_ROW);
    Median median =
        run.using(withoutRateLimit(directory), box -> compare(run, box.start(), script));
    String unit =
        "%.0f jobs/s over REST to pgbench's %.0f rows/s, %d clients"
            .formatted(median.ours(), median.reference(), BenchRun.CLIENTS);
    return Map.of(name(), Figure.ratioAtLeast(median.ratio(), unit, GOAL));
  }

  private static Median compare(BenchRun run, BoxProcess box, Path script) throws Exception {
    BoxClient client = box.client();
    String wallet =
        client.post("/wallets", Map.of("name", "bench")).path("wallet").path("id").asText();
    awaitImage(client);
    submit(client, wallet);
    Database database = databaseOf(box);
    prepare(database);
    Pgbench pgbench = Pgbench.on(database);
    Callable<Double> ours =
        () -> Load.perSecond(BenchRun.CLIENTS, run.round(), () -> submit(client, wallet));
    ours.call(); // warms the box up
    return Median.inTurn(
        run.rounds(), ours, () -> pgbench.perSecond(script, BenchRun.CLIENTS, run.round()));
  }

  /** The limit protects a box from its own clients; here it would be what is measured. */
  private static BoxProcess withoutRateLimit(Path directory) {
    return BoxProcess.on(directory.resolve("box"), false, BoxProcess.OWN_DEVNET)
        .with("SPOKE_GATEWAY_REQUESTS_PER_SECOND", "1000000")
        .with("SPOKE_GATEWAY_BURST", "1000000");
  }

  /** Asked again under its key when the box was too busy to answer in time, as a client would. */
  private static void submit(BoxClient client, String wallet) {
    String key = UUID.randomUUID().toString();
    for (int tries = 1; ; tries++) {
      try {
        client.post("/jobs", key, SmallTrade.job(wallet));
        return;
      } catch (BoxClient.Refused refused) {
        if (refused.status() < SERVER_ERROR || tries == SUBMIT_TRIES) {
          throw refused;
        }
      }
    }
  }

  /** The first to ask has it built, which lasts longer than a request may on a loaded machine. */
  private static void awaitImage(BoxClient client) {
    for (int tries = 1; ; tries++) {
      try {
        client.get("/images/" + SmallTrade.IMAGE);
        return;
      } catch (BoxClient.Refused refused) {
        if (refused.status() != GATEWAY_TIMEOUT || tries == IMAGE_TRIES) {
          throw refused;
        }
      }
    }
  }

  private static Database databaseOf(BoxProcess box) throws IOException {
    return new ExternalDatabase(
        "jdbc:postgresql://127.0.0.1:" + box.port("postgres") + "/spoke",
        "postgres",
        Files.readString(box.data().resolve("postgres/password")));
  }

  private static void prepare(Database database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(SAME_TABLE);
      statement.execute(
          "CREATE TABLE bench.sample AS SELECT * FROM scheduler.event WHERE type = 'JobSubmitted' LIMIT 1");
    }
  }
}
