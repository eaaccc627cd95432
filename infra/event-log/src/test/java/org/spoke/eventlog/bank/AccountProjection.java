package org.spoke.eventlog.bank;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Projection;
import org.spoke.eventlog.bank.AccountEvent.AccountOpened;
import org.spoke.eventlog.bank.AccountEvent.CoinsDeposited;
import org.spoke.eventlog.bank.AccountEvent.CoinsWithdrawn;

/** Keeps the table of accounts. */
@Singleton
@ProcessingGroup("accounts")
class AccountProjection implements Projection {
  private final AccountRows rows;

  AccountProjection(AccountRows rows) {
    this.rows = rows;
  }

  @EventHandler
  void on(AccountOpened event) {
    rows.save(new AccountRow(event.account(), event.owner(), 0));
  }

  @EventHandler
  void on(CoinsDeposited event) {
    rows.add(event.account(), event.coins());
  }

  @EventHandler
  void on(CoinsWithdrawn event) {
    rows.add(event.account(), -event.coins());
  }
}
