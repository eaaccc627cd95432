package org.spoke.eventlog.bank;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.spoke.base.problem.CommonProblem;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.bank.AccountCommand.RemindOwner;
import org.spoke.eventlog.bank.AccountCommand.Withdraw;
import org.spoke.eventlog.bank.AccountEvent.AccountOpened;
import org.spoke.eventlog.bank.AccountEvent.CoinsDeposited;
import org.spoke.eventlog.bank.AccountEvent.CoinsWithdrawn;
import org.spoke.eventlog.bank.AccountEvent.OwnerReminded;

/** Coins of one owner; never less than none. */
class Account {
  private static final String REMINDER = "reminder";

  @AggregateIdentifier private String id;
  private String owner;
  private long coins;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(OpenAccount command) {
    if (owner == null) {
      apply(new AccountOpened(command.account(), command.owner()));
    }
  }

  @CommandHandler
  long handle(Deposit command) {
    apply(new CoinsDeposited(command.account(), command.coins(), "main"));
    return coins;
  }

  @CommandHandler
  void handle(Withdraw command) {
    if (command.coins() > coins) {
      throw CommonProblem.invalid(
          "coins", command.coins() + " are asked, " + coins + " are there.");
    }
    apply(new CoinsWithdrawn(id, command.coins()));
  }

  @CommandHandler
  void handle(RemindOwner command, DeadlineManager deadlines) {
    deadlines.schedule(command.at(), REMINDER);
  }

  @DeadlineHandler(deadlineName = REMINDER)
  void remind() {
    apply(new OwnerReminded(id));
  }

  @EventSourcingHandler
  void on(AccountOpened event) {
    id = event.account();
    owner = event.owner();
  }

  @EventSourcingHandler
  void on(CoinsDeposited event) {
    coins += event.coins();
  }

  @EventSourcingHandler
  void on(CoinsWithdrawn event) {
    coins -= event.coins();
  }
}
