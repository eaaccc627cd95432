package org.spoke.scheduler.payment;

import java.util.Optional;

/** Asks about money. Failures are problems; one that passes by itself is UNAVAILABLE. */
public interface Payments {
  /** The address (bech32) of one of this box's wallets; empty when there is no such wallet. */
  Optional<String> addressOf(String wallet);

  /** How an escrow stands; empty when it was never opened. */
  Optional<EscrowReport> escrow(String escrow);
}
