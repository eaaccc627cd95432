package org.spoke.bench.tally;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.eventlog.AggregateDefinition;

/** The wiring of the measured service. */
@Factory
class TallyWiring {
  @Singleton
  AggregateDefinition<Tally, TallyEvent> tally() {
    return AggregateDefinition.of(Tally.class, TallyEvent.class);
  }
}
