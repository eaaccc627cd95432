package org.spoke.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.spoke.proto.events.v1.GetReplayRequest;
import org.spoke.proto.events.v1.Replay;
import org.spoke.proto.events.v1.ReplayMode;
import org.spoke.proto.events.v1.ReplayStatus;
import org.spoke.proto.events.v1.ReplaysGrpc;
import org.spoke.proto.events.v1.ReplaysGrpc.ReplaysBlockingStub;
import org.spoke.proto.events.v1.StartReplayRequest;

/** Events a second of a rebuild, against reading the same rows raw. */
final class ReplayBench implements Bench {
  private static final double GOAL = 0.5;

  /** A year of a busy box; small enough for a run of a minute. */
  private static final int EVENTS = 100_000;

  private static final int FETCH_SIZE = 1_000;
  private static final int POLL_MS = 20;

  private static final String FILL =
      """
      INSERT INTO bench.event (event_id, aggregate_id, sequence, aggregate_type, recorded_at, type, revision, payload, metadata)
      SELECT 'event-' || n, 'tally-' || n, 0, 'Tally', now(), 'TallyOpened', '1',
        json_build_object('tally', 'tally-' || n, 'owner', 'bench', 'count', n), '{"actor":"box"}'
      FROM generate_series(1, %d) AS n
      """;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public Map<String, Figure> run(BenchRun run) throws Exception {
    Median median =
        run.using(
            MeasuredService.start("bench", run.fresh(name())), service -> compare(run, service));
    String unit =
        "%.0f events/s to %.0f rows/s read raw".formatted(median.ours(), median.reference());
    return Map.of(name(), Figure.ratioAtLeast(median.ratio(), unit, GOAL));
  }

  private static Median compare(BenchRun run, MeasuredService service) throws Exception {
    try (Connection connection = service.connect()) {
      fill(connection);
      ReplaysBlockingStub replays = ReplaysGrpc.newBlockingStub(service.channel());
      awaitProjected(connection);
      return Median.inTurn(run.rounds(), () -> rebuild(replays), () -> readRaw(connection));
    }
  }

  private static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(FILL.formatted(EVENTS));
      statement.execute("ANALYZE bench.event");
    }
  }

  private static void awaitProjected(Connection connection)
      throws SQLException, InterruptedException {
    while (count(connection) < EVENTS) {
      Thread.sleep(POLL_MS);
    }
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM tally")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static double rebuild(ReplaysBlockingStub replays) throws InterruptedException {
    long begin = System.nanoTime();
    Replay replay =
        replays.start(
            StartReplayRequest.newBuilder().setMode(ReplayMode.REPLAY_MODE_VERIFY).build());
    while (replay.getStatus() == ReplayStatus.REPLAY_STATUS_RUNNING) {
      Thread.sleep(POLL_MS);
      replay = replays.get(GetReplayRequest.newBuilder().setId(replay.getId()).build());
    }
    if (replay.getStatus() != ReplayStatus.REPLAY_STATUS_MATCHED) {
      throw new IllegalStateException("the replay ended as " + replay);
    }
    return EVENTS * 1e9 / (System.nanoTime() - begin);
  }

  /** Every column, streamed in pages as the replay reads them, and looked at. */
  private static double readRaw(Connection connection) throws SQLException {
    long begin = System.nanoTime();
    long characters = 0;
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM bench.event ORDER BY position")) {
        while (rows.next()) {
          characters += rows.getString("payload").length() + rows.getString("metadata").length();
        }
      }
    } finally {
      connection.setAutoCommit(true);
    }
    if (characters == 0) {
      throw new IllegalStateException("nothing was read");
    }
    return EVENTS * 1e9 / (System.nanoTime() - begin);
  }
}
