package org.spoke.eventlog.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.spoke.eventlog.feed.Positions;
import org.spoke.eventlog.processing.Handler;

/** Reads one log once and feeds all projections that live from it, in big transactions. */
final class Pass {
  /** Events a transaction: 5 MiB at 1 KiB each, and few commits. */
  private static final int BATCH = 5_000;

  /** How long to wait for more of another service's log before a look whether to stop. */
  private static final int WAIT_MS = 500;

  private final StreamableMessageSource<TrackedEventMessage<?>> source;
  private final TransactionManager transactions;
  private final BooleanSupplier cancelled;
  private final Map<String, EventHandlerInvoker> invokers = new LinkedHashMap<>();

  Pass(
      StreamableMessageSource<TrackedEventMessage<?>> source,
      List<Handler> handlers,
      TransactionManager transactions,
      BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    this.source = source;
    this.transactions = transactions;
    handlers.forEach(handler -> invokers.put(handler.group(), handler.invoker()));
  }

  /**
   * Handles what the projections have seen at the later marks and not at the earlier.
   *
   * @param progress told how many more events were read
   * @throws CancellationException when it is to stop
   */
  void run(Marks before, Marks until, LongConsumer progress) {
    Set<String> groups = invokers.keySet();
    long start = before.nearest(groups);
    long end = until.furthest(groups);
    if (start >= end) {
      return;
    }
    TrackingToken from = start < 1 ? null : GapAwareTrackingToken.newInstance(start, Set.of());
    try (BlockingStream<TrackedEventMessage<?>> events = source.openStream(from)) {
      read(events, from, end, batch -> handle(batch, before, until), progress);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the service stops");
    }
  }

  private interface BatchHandler {
    void handle(Map<TrackedEventMessage<?>, Long> placesByEvent);
  }

  private void read(
      BlockingStream<TrackedEventMessage<?>> events,
      TrackingToken from,
      long end,
      BatchHandler handler,
      LongConsumer progress)
      throws InterruptedException {
    TrackingToken reached = from;
    Map<TrackedEventMessage<?>, Long> batch = new LinkedHashMap<>();
    while (reached == null || reached.position().orElse(0) < end) {
      if (events.hasNextAvailable(WAIT_MS, TimeUnit.MILLISECONDS)) {
        TrackedEventMessage<?> event = events.nextAvailable();
        if (event.trackingToken() != null) {
          batch.put(event, Positions.placeBetween(reached, event.trackingToken()));
          reached = event.trackingToken();
        }
      }
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("the replay was cancelled");
      }
      if (batch.size() == BATCH) {
        handler.handle(batch);
        progress.accept(batch.size());
        batch.clear();
      }
    }
    handler.handle(batch);
    progress.accept(batch.size());
  }

  private void handle(Map<TrackedEventMessage<?>, Long> places, Marks before, Marks until) {
    if (places.isEmpty()) {
      return;
    }
    BatchingUnitOfWork<TrackedEventMessage<?>> unit =
        new BatchingUnitOfWork<>(List.copyOf(places.keySet()));
    unit.attachTransaction(transactions);
    ResultMessage<?> result =
        unit.executeWithResult(
            () -> {
              TrackedEventMessage<?> event = unit.getMessage();
              handle(event, places.get(event), before, until);
              return null;
            });
    if (result.isExceptional()) {
      throw new IllegalStateException("A projection failed", result.exceptionResult());
    }
  }

  private void handle(TrackedEventMessage<?> event, long place, Marks before, Marks until)
      throws Exception {
    for (Map.Entry<String, EventHandlerInvoker> projection : invokers.entrySet()) {
      String group = projection.getKey();
      EventHandlerInvoker invoker = projection.getValue();
      if (until.cover(group, place)
          && !before.cover(group, place)
          && invoker.canHandle(event, Segment.ROOT_SEGMENT)) {
        invoker.handle(event, Segment.ROOT_SEGMENT);
      }
    }
  }
}
