package org.spoke.eventlog.courier;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.FromService;
import org.spoke.eventlog.Projection;

/** Counts the bank's deposits; adding, so that an event applied twice would show. */
@Singleton
@ProcessingGroup("deliveries")
@FromService("bank")
class DeliveryProjection implements Projection {
  private final DeliveryRows rows;

  /** What a courier needs to know of a deposit. */
  record CoinsDeposited(String account, long coins) {}

  DeliveryProjection(DeliveryRows rows) {
    this.rows = rows;
  }

  @EventHandler
  void on(CoinsDeposited event) {
    rows.add(event.account(), event.coins());
  }
}
