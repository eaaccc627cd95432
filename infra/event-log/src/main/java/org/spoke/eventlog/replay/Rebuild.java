package org.spoke.eventlog.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.spoke.eventlog.processing.Handler;
import org.spoke.eventlog.processing.Processors;
import org.spoke.eventlog.processing.Processors.RunningProjection;
import org.spoke.proto.events.v1.ReplayMode;
import org.spoke.proto.events.v1.TableChecksum;

/**
 * One replay: all projections of the service, from event zero, into tables beside the live ones.
 *
 * <pre>
 * 1  note how far the live projections are; read up to there     (long; live goes on)
 * 2  in one snapshot: positions and checksums of the live tables (short; live goes on)
 * 3  read up to those positions, sum up, compare                 (short; live goes on)
 * 4  drop what was built, or: stop the live projections, read the rest, swap the schemas, start
 * </pre>
 */
final class Rebuild {
  private final Processors processors;
  private final ViewSchemas views;
  private final List<Pass> passes;

  /** What both models hold at the same positions. */
  record Comparison(List<TableChecksum> tables, String live, String rebuilt) {
    boolean matches() {
      return live.equals(rebuilt);
    }
  }

  /**
   * @param cancelled asked before each event whether to stop
   */
  Rebuild(
      Processors processors,
      ViewSchemas views,
      RebuildTransactions transactions,
      BooleanSupplier cancelled) {
    this.processors = processors;
    this.views = views;
    this.passes = passes(processors, transactions, cancelled);
  }

  /**
   * Does it all, and leaves no rebuilt tables behind.
   *
   * @param progress told how many more events were read
   * @throws java.util.concurrent.CancellationException when it was cancelled
   */
  Comparison run(ReplayMode mode, LongConsumer progress) {
    try {
      views.createRebuild();
      Marks first = views.marks();
      advance(Marks.NOTHING, first, progress);
      ViewSchemas.Snapshot live = views.live();
      advance(first, live.marks(), progress);
      Comparison comparison = compare(live.sums(), views.rebuilt());
      if (mode == ReplayMode.REPLAY_MODE_SWITCH) {
        takeOver(live.marks(), progress);
      }
      return comparison;
    } finally {
      views.dropRebuild();
    }
  }

  private void takeOver(Marks reached, LongConsumer progress) {
    List<RunningProjection> live = processors.projections();
    live.forEach(projection -> projection.processor().shutDown());
    try {
      advance(reached, views.marks(), progress);
      views.switchToRebuild();
    } finally {
      live.forEach(projection -> projection.processor().start());
    }
  }

  private void advance(Marks before, Marks until, LongConsumer progress) {
    passes.forEach(pass -> pass.run(before, until, progress));
  }

  private static Comparison compare(
      Map<String, Checksums.TableSum> live, Map<String, Checksums.TableSum> rebuilt) {
    List<TableChecksum> tables = new ArrayList<>();
    live.forEach(
        (name, sum) ->
            tables.add(
                TableChecksum.newBuilder()
                    .setTable(name)
                    .setRows(sum.rows())
                    .setLive(sum.checksum())
                    .setRebuilt(
                        Optional.ofNullable(rebuilt.get(name))
                            .map(Checksums.TableSum::checksum)
                            .orElse(""))
                    .build()));
    return new Comparison(tables, Checksums.total(live), Checksums.total(rebuilt));
  }

  /** One pass over the service's own log for all that live from it, and one for each remote one. */
  private static List<Pass> passes(
      Processors processors, RebuildTransactions transactions, BooleanSupplier cancelled) {
    Map<String, List<Handler>> bySource =
        processors.projections().stream()
            .map(RunningProjection::handler)
            .collect(
                Collectors.groupingBy(
                    handler -> handler.source().isEmpty() ? "" : handler.group(),
                    TreeMap::new,
                    Collectors.toList()));
    return bySource.values().stream()
        .map(
            handlers ->
                new Pass(processors.source(handlers.getFirst()), handlers, transactions, cancelled))
        .toList();
  }
}
