package org.spoke.eventlog.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.spoke.eventlog.testing.EventLogFixture;

class ReceiptPurgeTest {
  @Test
  void anAnswerIsKeptForAWeekAndThenForgotten() throws SQLException {
    try (EventLogFixture bank = EventLogFixture.start("bank")) {
      answered(bank, "older", "7 days 1 minute");
      answered(bank, "younger", "6 days 23 hours");

      bank.bean(ReceiptPurge.class).run();

      assertThat(bank.sql("SELECT string_agg(idempotency_key, ' ') FROM command_receipt"))
          .isEqualTo("younger");
    }
  }

  private static void answered(EventLogFixture bank, String key, String ago) throws SQLException {
    try (Connection connection = bank.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO bank.command_receipt (idempotency_key, body_hash, reply, created_at)"
              + " VALUES ('%s', 'hash', '', now() - interval '%s')".formatted(key, ago));
    }
  }
}
