package org.spoke.payment.escrow;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.eventlog.AggregateDefinition;

/** Makes escrows known to the event log. */
@Factory
final class EscrowDefinition {

  /** No snapshots: an escrow's life has about ten events. */
  @Singleton
  AggregateDefinition<Escrow, EscrowEvent> escrow() {
    return AggregateDefinition.of(Escrow.class, EscrowEvent.class);
  }
}
