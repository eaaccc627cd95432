package org.spoke.payment.chain;

import java.time.Duration;

/**
 * What a chain is from its first slot on.
 *
 * @param networkMagic 764824073 on mainnet
 * @param slotLength one second on every public network
 * @param slotsPerBlock how many slots pass for one block on average, rounded up
 */
public record Genesis(long networkMagic, Duration slotLength, long slotsPerBlock) {

  public Genesis {
    if (slotLength.toMillis() <= 0 || slotsPerBlock <= 0) {
      throw new IllegalArgumentException("Slots have a length and blocks follow each other");
    }
  }
}
