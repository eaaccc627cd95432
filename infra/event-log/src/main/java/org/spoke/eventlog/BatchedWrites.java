package org.spoke.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Gathers what a projection writes and writes it once at the end of each batch of events, in their
 * transaction: {@code new BatchedWrites<>(rows::saveAll)}. Rebuilding many events is then some
 * times faster. What is gathered belongs to the batch: a batch that rolls back takes it along.
 */
public final class BatchedWrites<W> {
  private final Consumer<List<W>> writer;
  private final String key = "batched-writes-" + System.identityHashCode(this);

  /**
   * @param writer writes a batch, in the order in which its parts were added
   */
  public BatchedWrites(Consumer<List<W>> writer) {
    this.writer = writer;
  }

  /** Adds one write to the batch of the event that is being handled. */
  public void add(W write) {
    UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
    List<W> gathered = batch.getOrComputeResource(key, first -> gatherIn(batch));
    gathered.add(write);
  }

  private List<W> gatherIn(UnitOfWork<?> batch) {
    List<W> gathered = new ArrayList<>();
    batch.onPrepareCommit(ending -> writer.accept(gathered));
    return gathered;
  }
}
