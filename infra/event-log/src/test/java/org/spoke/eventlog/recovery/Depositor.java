package org.spoke.eventlog.recovery;

import java.util.Map;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests.Database;

/** A process of its own that deposits one coin after the other and says so, until it is killed. */
final class Depositor {
  private Depositor() {}

  public static void main(String[] arguments) {
    Database database = new Database(arguments[0], arguments[1], arguments[2]);
    EventLogFixture bank = EventLogFixture.start("bank", database, Map.of());
    Commands commands = bank.bean(Commands.class);
    commands.dispatch(new OpenAccount("acc_1", "ada"));
    while (true) {
      System.out.println("acknowledged " + commands.<Long>dispatch(new Deposit("acc_1", 1)));
    }
  }
}
