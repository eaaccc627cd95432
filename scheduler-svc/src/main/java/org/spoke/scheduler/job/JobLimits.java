package org.spoke.scheduler.job;

import java.time.Duration;

/** How long each part of a job may take. All are stored deadlines; none is a sleeping thread. */
public final class JobLimits {
  /** From the request to the signed contract: asking one registry takes milliseconds. */
  public static final Duration MATCH_WITHIN = Duration.ofMinutes(10);

  /** From the contract to the escrow: some 45 blocks of Cardano, enough on a busy day. */
  public static final Duration FUND_WITHIN = Duration.ofMinutes(15);

  /** After fundBy, before the job asks for itself: the payment service reports first. */
  public static final Duration FUND_GRACE = Duration.ofMinutes(2);

  /** From asking for a VM to its SSH's answer: emulated guests on a slow machine take minutes. */
  public static final Duration BOOT_WITHIN = Duration.ofMinutes(10);

  /** From the decision to end to the VM's end: a VM that does not stop gently is killed in 10 s. */
  public static final Duration STOP_WITHIN = Duration.ofMinutes(5);

  /** From the end of service to the day on which the tenant alone may take the escrow back. */
  public static final Duration SETTLE_WITHIN = Duration.ofDays(1);

  private JobLimits() {}
}
