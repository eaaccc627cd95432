package org.spoke.eventlog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.bank.AccountCommand.Deposit;
import org.spoke.eventlog.bank.AccountCommand.OpenAccount;
import org.spoke.eventlog.courier.DeliveryRow;
import org.spoke.eventlog.courier.DeliveryRows;
import org.spoke.eventlog.testing.EventLogFixture;
import org.spoke.eventlog.testing.PostgresForTests;
import org.spoke.eventlog.testing.PostgresForTests.Database;

/** The reader of a feed is killed while events flow; each of them takes effect once. */
class KilledConsumerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int KILLS = 2;

  private final Database database = PostgresForTests.freshDatabase();
  private final AtomicLong deposits = new AtomicLong();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void eachEventTakesEffectOnceThoughItsConsumerIsKilled() throws Exception {
    try (EventLogFixture bank = EventLogFixture.start("bank")) {
      bank.bean(Commands.class).dispatch(new OpenAccount("acc_1", "ada"));
      Thread depositor = Thread.ofVirtual().start(() -> deposit(bank.bean(Commands.class)));
      for (int kill = 0; kill < KILLS; kill++) {
        killAfterSomeDeliveries(bank);
      }
      done.set(true);
      depositor.join();

      try (EventLogFixture courier =
          EventLogFixture.start("courier", database, bank.settingsForPeers())) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(courier.bean(DeliveryRows.class).findById("acc_1"))
                        .contains(new DeliveryRow("acc_1", deposits.get(), deposits.get())));
      }
    }
  }

  private void deposit(Commands commands) {
    while (!done.get()) {
      commands.dispatch(new Deposit("acc_1", 1));
      deposits.incrementAndGet();
    }
  }

  private void killAfterSomeDeliveries(EventLogFixture bank) throws IOException {
    Map<String, Object> settings = bank.settingsForPeers();
    long before = deliveries();
    Process courier =
        ChildJvm.of(
                Courier.class,
                database.url(),
                database.user(),
                database.password(),
                settings.get("spoke.data").toString(),
                String.valueOf(bank.port()))
            .redirectOutput(Redirect.DISCARD)
            .start();
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> deliveries() > before);
    } finally {
      courier.destroyForcibly().onExit().join();
    }
  }

  private long deliveries() {
    String select = "SELECT coalesce(sum(deposits), 0) FROM courier_view.delivery";
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException notThereYet) {
      return 0;
    }
  }
}
