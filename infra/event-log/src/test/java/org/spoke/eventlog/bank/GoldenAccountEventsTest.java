package org.spoke.eventlog.bank;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.spoke.eventlog.AggregateDefinition;
import org.spoke.eventlog.bank.AccountEvent.AccountOpened;
import org.spoke.eventlog.bank.AccountEvent.CoinsDeposited;
import org.spoke.eventlog.bank.AccountEvent.CoinsWithdrawn;
import org.spoke.eventlog.bank.AccountEvent.OwnerReminded;
import org.spoke.eventlog.testing.GoldenEvents;

class GoldenAccountEventsTest {
  private static final AggregateDefinition<Account, AccountEvent> ACCOUNT =
      AggregateDefinition.of(Account.class, AccountEvent.class);

  @Test
  void shippedEventsStayAsTheyAre() {
    GoldenEvents.of(ACCOUNT, new Bank.DepositsHaveAPurse())
        .check(
            new AccountOpened("acc_1", "ada"),
            new CoinsDeposited("acc_1", 5, "main"),
            new CoinsWithdrawn("acc_1", 2),
            new OwnerReminded("acc_1"));
  }

  @Test
  void anOlderRevisionWithoutItsUpcasterIsFound() {
    assertThatThrownBy(
            () ->
                GoldenEvents.of(ACCOUNT)
                    .check(
                        new AccountOpened("acc_1", "ada"),
                        new CoinsDeposited("acc_1", 5, "main"),
                        new CoinsWithdrawn("acc_1", 2),
                        new OwnerReminded("acc_1")))
        .hasStackTraceContaining("CoinsDeposited");
  }

  @Test
  void anEventWithAnotherContentThanShippedIsFound() {
    assertThatThrownBy(
            () ->
                GoldenEvents.of(ACCOUNT, new Bank.DepositsHaveAPurse())
                    .check(
                        new AccountOpened("acc_1", "ada"),
                        new CoinsDeposited("acc_1", 6, "main"),
                        new CoinsWithdrawn("acc_1", 2),
                        new OwnerReminded("acc_1")))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void anEventWithoutASampleIsFound() {
    assertThatThrownBy(() -> GoldenEvents.of(ACCOUNT).check(new AccountOpened("acc_1", "ada")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("one sample of each event");
  }
}
