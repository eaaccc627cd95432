package org.spoke.scheduler.job;

import java.time.Duration;

/**
 * What a tenant asks for, as it was understood when the job was submitted.
 *
 * @param image name of the template, or the digest again
 * @param imageDigest {@code sha256:<64 hex>}; nothing else boots
 * @param maxLovelacePerHour most that an hour may cost
 * @param durationSeconds how long it may run
 * @param wallet the tenant's wallet that funds the escrow
 * @param tenantAddress that wallet's address (bech32), which gets refunds
 */
public record JobSpec(
    String image,
    String imageDigest,
    Resources resources,
    long maxLovelacePerHour,
    long durationSeconds,
    RestartPolicy restartPolicy,
    String wallet,
    String tenantAddress) {

  public Duration duration() {
    return Duration.ofSeconds(durationSeconds);
  }
}
