package org.spoke.eventlog.replay;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spoke.base.ids.Ids;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.base.rpc.Timestamps;
import org.spoke.eventlog.processing.Processors;
import org.spoke.proto.events.v1.Replay;
import org.spoke.proto.events.v1.ReplayMode;
import org.spoke.proto.events.v1.ReplayStatus;

/** Runs one replay at a time, on a thread of its own, and knows those that ended. */
@Singleton
final class ReplayRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayRunner.class);

  /** Replays listed; older ones stay in the table. */
  private static final int MAX_LISTED = 50;

  private final Processors processors;
  private final ViewSchemas views;
  private final RebuildTransactions transactions;
  private final ReplayRecords records;
  private final Ids ids;
  private final Clock clock;
  private Replay.Builder running;
  private Thread thread;
  private volatile boolean cancelled;

  ReplayRunner(
      Processors processors,
      ViewSchemas views,
      RebuildTransactions transactions,
      ReplayRecords records,
      Ids ids,
      Clock clock) {
    this.processors = processors;
    this.views = views;
    this.transactions = transactions;
    this.records = records;
    this.ids = ids;
    this.clock = clock;
  }

  synchronized Replay start(ReplayMode mode) {
    if (running != null) {
      throw Problem.of(
          ReplayProblem.REPLAY_RUNNING, "Replay " + running.getId() + " has not ended.");
    }
    running =
        Replay.newBuilder()
            .setId(ids.next("rpl"))
            .setMode(mode)
            .setStatus(ReplayStatus.REPLAY_STATUS_RUNNING)
            .setEventsTotal(views.eventCount())
            .setStartedAt(Timestamps.of(clock.instant()));
    Replay started = running.build();
    records.store(started);
    cancelled = false;
    thread = Thread.ofVirtual().name("replay").start(() -> run(mode));
    return started;
  }

  synchronized Replay get(String id) {
    return list().stream()
        .filter(replay -> replay.getId().equals(id))
        .findFirst()
        .orElseThrow(() -> CommonProblem.notFound("replay", id));
  }

  /** The latest, newest first, with the progress of the one that runs. */
  synchronized List<Replay> list() {
    List<Replay> replays = new ArrayList<>(records.latest(MAX_LISTED));
    if (running != null) {
      replays.replaceAll(
          replay -> replay.getId().equals(running.getId()) ? running.build() : replay);
    }
    return replays;
  }

  /** Stops a running replay and waits until what it built is dropped. */
  Replay cancel(String id) throws InterruptedException {
    Optional<Thread> stopping = runningAs(id);
    if (stopping.isPresent()) {
      cancelled = true;
      stopping.get().join();
    }
    Replay ended = get(id);
    if (ended.getStatus() != ReplayStatus.REPLAY_STATUS_CANCELLED) {
      throw Problem.of(
          ReplayProblem.REPLAY_ENDED, "Replay " + id + " has ended as " + ended.getStatus() + ".");
    }
    return ended;
  }

  private synchronized Optional<Thread> runningAs(String id) {
    return running != null && running.getId().equals(id) ? Optional.of(thread) : Optional.empty();
  }

  private void run(ReplayMode mode) {
    try {
      Rebuild rebuild = new Rebuild(processors, views, transactions, () -> cancelled);
      Rebuild.Comparison result = rebuild.run(mode, this::advance);
      end(outcome(mode, result), "", Optional.of(result));
    } catch (CancellationException stopped) {
      end(ReplayStatus.REPLAY_STATUS_CANCELLED, "", Optional.empty());
    } catch (RuntimeException failure) {
      LOG.error("The replay failed; the live tables are as they were", failure);
      end(
          ReplayStatus.REPLAY_STATUS_FAILED,
          String.valueOf(failure.getMessage()),
          Optional.empty());
    }
  }

  private static ReplayStatus outcome(ReplayMode mode, Rebuild.Comparison result) {
    if (mode == ReplayMode.REPLAY_MODE_SWITCH) {
      return ReplayStatus.REPLAY_STATUS_SWITCHED;
    }
    return result.matches()
        ? ReplayStatus.REPLAY_STATUS_MATCHED
        : ReplayStatus.REPLAY_STATUS_DIFFERED;
  }

  private synchronized void advance(long events) {
    running.setEventsDone(running.getEventsDone() + events);
  }

  private synchronized void end(
      ReplayStatus status, String failure, Optional<Rebuild.Comparison> result) {
    running.setStatus(status).setFailure(failure).setEndedAt(Timestamps.of(clock.instant()));
    result.ifPresent(
        comparison ->
            running
                .addAllTables(comparison.tables())
                .setLiveChecksum(comparison.live())
                .setRebuiltChecksum(comparison.rebuilt()));
    records.store(running.build());
    running = null;
  }

  /** A replay that was running when the process ended did not get to its end. */
  @EventListener
  void closeUnended(StartupEvent started) {
    for (Replay replay : records.latest(MAX_LISTED)) {
      if (replay.getStatus() == ReplayStatus.REPLAY_STATUS_RUNNING) {
        records.store(
            replay.toBuilder()
                .setStatus(ReplayStatus.REPLAY_STATUS_FAILED)
                .setFailure("The service was stopped.")
                .setEndedAt(Timestamps.of(clock.instant()))
                .build());
        views.dropRebuild();
      }
    }
  }

  @EventListener
  void stop(ShutdownEvent stopping) throws InterruptedException {
    Thread last = thread;
    if (last != null) {
      cancelled = true;
      last.join();
    }
  }
}
