package org.spoke.eventlog.command;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.spoke.eventlog.Recurring;

/** Forgets old answers: a caller that still retries after a week has long given up. */
@Singleton
final class ReceiptPurge implements Recurring {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration INTERVAL = Duration.ofHours(1);

  private final CommandReceipts receipts;
  private final Clock clock;

  ReceiptPurge(CommandReceipts receipts, Clock clock) {
    this.receipts = receipts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "purge-command-receipts";
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public void run() {
    receipts.purgeBefore(clock.instant().minus(KEPT));
  }
}
