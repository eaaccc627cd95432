package org.spoke.eventlog.bank;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;

/** What can be asked of an account. */
public sealed interface AccountCommand {
  record OpenAccount(@TargetAggregateIdentifier String account, String owner)
      implements AccountCommand {}

  record Deposit(@TargetAggregateIdentifier String account, long coins) implements AccountCommand {}

  record Withdraw(
      @TargetAggregateIdentifier String account, long coins, @TargetAggregateVersion Long version)
      implements AccountCommand {
    public Withdraw(String account, long coins) {
      this(account, coins, null);
    }
  }

  /** Reminds the owner at this time. */
  record RemindOwner(@TargetAggregateIdentifier String account, Instant at)
      implements AccountCommand {}
}
