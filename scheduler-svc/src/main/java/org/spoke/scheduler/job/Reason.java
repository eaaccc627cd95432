package org.spoke.scheduler.job;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Why a job ended. Contracts list these codes, so one is never renamed. */
public enum Reason {
  /** No offer has the resources free. */
  NO_OFFER,
  /** Every offer that fits is dearer than the job's ceiling. */
  PRICE_ABOVE_CEILING,
  /** Offers fitted, yet all were taken before the lease was held. */
  NO_CAPACITY,
  /** No lease and no contract within the time for it. */
  MATCH_TIMEOUT,
  /** The tenant's wallet holds too little. */
  INSUFFICIENT_FUNDS,
  /** The escrow did not stand in time. */
  FUNDING_TIMEOUT,
  /** The tenant's wallet is not on its box. */
  WALLET_UNKNOWN,
  /** The escrow was closed though the job had not asked for it. */
  ESCROW_CLOSED,
  /** The provider has no image with the contract's digest. */
  IMAGE_UNKNOWN,
  /** The provider's image is not the one of the contract. */
  DIGEST_MISMATCH,
  /** The provider's VM service refused to launch the VM. */
  LAUNCH_REFUSED,
  /** The VM was not ready in time. */
  BOOT_TIMEOUT,
  /** The VM ended before it was ready. */
  BOOT_FAILED,
  /** Somebody other than the job stopped the VM. */
  STOPPED,
  /** The guest powered itself off. */
  POWERED_OFF,
  /** The VM's process was killed. */
  KILLED,
  /** The VM's process or its kernel crashed. */
  CRASHED,
  /** The provider's disk was full. */
  DISK_FULL,
  /** The VM vanished. */
  LOST,
  /** The provider took the device out of the network. */
  PROVIDER_OFFBOARDED,
  /** The agreed time is over. */
  DURATION_REACHED,
  /** The tenant stopped the job. */
  STOPPED_BY_TENANT;

  private static final Set<Reason> RESTARTABLE = EnumSet.of(KILLED, CRASHED, LOST);

  /** Every code, for the contract. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }

  /** The reason that another service gave, or the other one when its code is not known here. */
  public static Reason of(String code, Reason otherwise) {
    return Arrays.stream(values())
        .filter(reason -> reason.name().equals(code))
        .findFirst()
        .orElse(otherwise);
  }

  /** Whether a new VM may do better than the one that died of this. */
  boolean isRestartable() {
    return RESTARTABLE.contains(this);
  }
}
