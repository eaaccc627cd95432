package org.spoke.bench.tally;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.bench.tally.TallyEvent.TallyOpened;
import org.spoke.eventlog.Projection;

/** Keeps the table of tallies. */
@Singleton
@ProcessingGroup("tallies")
class TallyProjection implements Projection {
  private final TallyRows rows;

  TallyProjection(TallyRows rows) {
    this.rows = rows;
  }

  @EventHandler
  void on(TallyOpened event) {
    rows.save(new TallyRow(event.tally(), event.owner(), event.count()));
  }
}
