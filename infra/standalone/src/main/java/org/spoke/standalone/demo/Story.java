package org.spoke.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** The two tables at the end of the demo: what happened, and where the money went. */
final class Story {
  private Story() {}

  static Table timeline(JsonNode events) {
    Table table = new Table("at", "service", "event", "of");
    Instant begin = Instant.parse(events.get(0).path("recordedAt").asText());
    for (JsonNode event : events) {
      Duration since = Duration.between(begin, Instant.parse(event.path("recordedAt").asText()));
      table.row(
          "+%d.%03d s".formatted(since.toSeconds(), since.toMillisPart()),
          event.path("service").asText(),
          event.path("type").asText(),
          event.path("aggregateId").asText());
    }
    return table;
  }

  static Table money(JsonNode escrow, DemoReport.Money money) {
    Table table = new Table("escrow " + escrow.path("id").asText(), "amount");
    table.row("locked by the tenant", Demo.ada(money.locked()));
    table.row("paid to the provider", Demo.ada(money.paid()));
    table.row("refunded to the tenant", Demo.ada(money.refunded()));
    table.row("fees of the chain", Demo.ada(money.fees()));
    table.row(
        "locked - paid - refunded - fees",
        Demo.ada(money.locked() - money.paid() - money.refunded() - money.fees()));
    return table;
  }
}
