package org.spoke.eventlog.bank;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.spoke.eventlog.AggregateDefinition;
import org.spoke.eventlog.Upcaster;

/** The wiring of the test service. */
@Factory
class Bank {
  static final int SNAPSHOT_AFTER = 10;
  private static final int CACHED = 100;

  @Singleton
  AggregateDefinition<Account, AccountEvent> account() {
    return AggregateDefinition.of(Account.class, AccountEvent.class)
        .snapshotAfter(SNAPSHOT_AFTER)
        .cached(CACHED);
  }

  @Singleton
  DepositsHaveAPurse depositsHaveAPurse() {
    return new DepositsHaveAPurse();
  }

  /** Revision 1 of CoinsDeposited knew one purse only. */
  static final class DepositsHaveAPurse extends Upcaster {
    DepositsHaveAPurse() {
      super("CoinsDeposited", "1", "2");
    }

    @Override
    protected void upcast(ObjectNode payload) {
      payload.put("purse", "main");
    }
  }
}
