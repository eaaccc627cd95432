package org.spoke.bench.tally.view;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.bench.tally.TallyEvent.TallyOpened;
import org.spoke.eventlog.BatchedWrites;
import org.spoke.eventlog.Projection;

/** Keeps the table of tallies. */
@Singleton
@ProcessingGroup("tallies")
class TallyProjection implements Projection {
  private final BatchedWrites<TallyRow> writes;

  TallyProjection(TallyRows rows) {
    this.writes = new BatchedWrites<>(rows::saveAll);
  }

  @EventHandler
  void on(TallyOpened event) {
    writes.add(new TallyRow(event.tally(), event.owner(), event.count()));
  }
}
