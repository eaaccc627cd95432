package org.spoke.bench.tally;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.spoke.bench.tally.TallyEvent.TallyOpened;

/** A count that somebody owns. */
class Tally {
  @AggregateIdentifier
  @SuppressWarnings("UnusedVariable") // Axon reads it
  private String id;

  Tally() {}

  @CommandHandler
  Tally(OpenTally command) {
    apply(new TallyOpened(command.tally(), command.owner(), command.count()));
  }

  @EventSourcingHandler
  void on(TallyOpened event) {
    id = event.tally();
  }
}
