package org.spoke.scheduler.job;

import java.util.List;

/**
 * The offer that a job takes, with the resources already held for it.
 *
 * @param coreNumbers the device's cores that the lease holds
 * @param providerAddress Cardano address (bech32) where the provider is paid
 */
public record Match(
    String offer,
    String device,
    String lease,
    List<Integer> coreNumbers,
    long lovelacePerHour,
    String providerAddress) {

  public Match {
    coreNumbers = List.copyOf(coreNumbers);
  }
}
