package org.spoke.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.spoke.bench.tally.OpenTally;
import org.spoke.eventlog.Commands;

/** Events a second through command, aggregate and store, against pgbench inserting the same row. */
final class AppendBench implements Bench {
  private static final double GOAL = 0.6;

  /** Apart from the log, so that the measured service does not read the reference's rows. */
  private static final String SAME_TABLE =
      "CREATE TABLE bench.same_row (LIKE bench.event INCLUDING ALL)";

  /** The row that the store inserts, with its identity column and its indexes. */
  private static final String SAME_ROW =
      """
      INSERT INTO bench.same_row (event_id, aggregate_id, sequence, aggregate_type, recorded_at, type, revision, payload, metadata)
      VALUES (gen_random_uuid()::text, gen_random_uuid()::text, 0, 'Tally', now(), 'TallyOpened', '1',
        '{"tally":"00000000-0000-0000-0000-000000000000","owner":"bench","count":1}',
        '{"actor":"box","commandId":"","correlationId":"","causationId":"","traceId":""}');
      """;

  @Override
  public String name() {
    return "append";
  }

  @Override
  public Map<String, Figure> run(BenchRun run) throws Exception {
    Path script = Files.writeString(run.fresh(name()).resolve("same-row.sql"), SAME_ROW);
    Median median =
        run.using(
            MeasuredService.start("bench", run.fresh(name())),
            service -> compare(run, service, script));
    String unit =
        "%.0f events/s to pgbench's %.0f rows/s, %d clients"
            .formatted(median.ours(), median.reference(), BenchRun.CLIENTS);
    return Map.of(name(), Figure.ratioAtLeast(median.ratio(), unit, GOAL));
  }

  private static Median compare(BenchRun run, MeasuredService service, Path script)
      throws Exception {
    Commands commands = service.bean(Commands.class);
    service.execute(SAME_TABLE);
    Pgbench pgbench = Pgbench.on(service.database());
    Callable<Double> ours =
        () -> Load.perSecond(BenchRun.CLIENTS, run.round(), () -> open(commands));
    ours.call(); // warms the JVM up
    return Median.inTurn(
        run.rounds(), ours, () -> pgbench.perSecond(script, BenchRun.CLIENTS, run.round()));
  }

  private static void open(Commands commands) {
    commands.dispatch(new OpenTally(UUID.randomUUID().toString(), "bench", 1));
  }
}
