package org.spoke.eventlog.store;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Takes snapshots after the commit, on a thread of its own: done by the command's thread they would
 * need a second connection while the aggregate is still locked, and a full pool would never move.
 */
@Singleton
final class BackgroundSnapshotter {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("snapshots").factory());

  /** The snapshotter that commands see, in front of the one that does the work. */
  Snapshotter before(Supplier<Snapshotter> worker) {
    return (aggregate, id) -> {
      Runnable snapshot = () -> thread.execute(() -> worker.get().scheduleSnapshot(aggregate, id));
      if (CurrentUnitOfWork.isStarted()) {
        // Axon itself may ask as late as in the cleanup, where no listener of the commit is taken
        CurrentUnitOfWork.get().root().onCleanup(ended -> snapshot.run());
      } else {
        snapshot.run();
      }
    };
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
