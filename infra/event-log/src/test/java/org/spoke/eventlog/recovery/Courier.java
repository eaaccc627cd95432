package org.spoke.eventlog.recovery;

import java.util.Map;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests.Database;

/** A process of its own that follows the bank's feed until it is killed. */
final class Courier {
  private Courier() {}

  public static void main(String[] arguments) throws InterruptedException {
    Database database = new Database(arguments[0], arguments[1], arguments[2]);
    Map<String, Object> bank =
        Map.of("spoke.data", arguments[3], "spoke.services.bank.port", arguments[4]);
    EventLogFixture.start("courier", database, bank);
    Thread.currentThread().join();
  }
}
