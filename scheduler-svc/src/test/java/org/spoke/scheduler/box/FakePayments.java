package org.spoke.scheduler.box;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.spoke.scheduler.payment.EscrowReport;
import org.spoke.scheduler.payment.Payments;

/** A payment service in memory. */
public final class FakePayments implements Payments {
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, EscrowReport> escrows = new HashMap<>();

  public synchronized void wallet(String id, String address) {
    addresses.put(id, address);
  }

  public synchronized void escrow(String id, EscrowReport report) {
    escrows.put(id, report);
  }

  @Override
  public synchronized Optional<String> addressOf(String wallet) {
    return Optional.ofNullable(addresses.get(wallet));
  }

  @Override
  public synchronized Optional<EscrowReport> escrow(String escrow) {
    return Optional.ofNullable(escrows.get(escrow));
  }
}
