package org.spoke.scheduler.offer;

import org.spoke.scheduler.job.Resources;

/**
 * What a device has free now, and for how much.
 *
 * @param lovelacePerHour 0 when the provider does not take ADA
 * @param providerAddress Cardano address (bech32) where the provider is paid
 */
public record Offer(
    String id, String device, Resources free, long lovelacePerHour, String providerAddress) {

  boolean takesAda() {
    return lovelacePerHour > 0;
  }
}
