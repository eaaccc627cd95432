package org.spoke.scheduler.job;

import java.time.Instant;

/**
 * How a job ends: decided once, and kept until VM and money are done with.
 *
 * @param status the end state
 * @param detail one sentence for a person, with the figures behind the reason
 */
public record Ending(JobStatus status, Reason reason, String detail) {
  public Ending {
    if (!status.ended()) {
      throw new IllegalArgumentException(status + " is no end state");
    }
  }

  /** The tenant has stopped it: settled when anything was served, else cancelled. */
  static Ending byTenant(boolean served) {
    return served
        ? new Ending(
            JobStatus.SETTLED,
            Reason.STOPPED_BY_TENANT,
            "The tenant stopped the job; the time until its VM was gone is billed.")
        : new Ending(
            JobStatus.CANCELLED,
            Reason.STOPPED_BY_TENANT,
            "The tenant stopped the job before a VM was ready; nothing is billed.");
  }

  static Ending durationReached(JobSpec spec) {
    return new Ending(
        JobStatus.SETTLED,
        Reason.DURATION_REACHED,
        "The agreed " + spec.durationSeconds() + " s are over.");
  }

  static Ending matchTimedOut(Instant by) {
    return new Ending(
        JobStatus.EXPIRED, Reason.MATCH_TIMEOUT, "No lease was held and signed for by " + by + ".");
  }

  static Ending fundingTimedOut(Instant by) {
    return new Ending(
        JobStatus.EXPIRED, Reason.FUNDING_TIMEOUT, "The escrow did not stand by " + by + ".");
  }

  static Ending bootTimedOut(String vm) {
    return new Ending(
        JobStatus.FAILED, Reason.BOOT_TIMEOUT, "VM " + vm + " was not ready in time.");
  }

  static Ending leaseRevoked(String device, String detail) {
    return new Ending(
        JobStatus.FAILED,
        Reason.PROVIDER_OFFBOARDED,
        "The provider took the lease on " + device + " back: " + detail + ".");
  }

  /** The VM died and no other takes its place. One that powered itself off has done its work. */
  static Ending vmGone(String vm, Reason reason, String detail, int restarts) {
    JobStatus status = reason == Reason.POWERED_OFF ? JobStatus.SETTLED : JobStatus.FAILED;
    String sentence = "VM " + vm + " is gone after " + restarts + " restarts: " + detail;
    return new Ending(status, reason, sentence);
  }

  /** The escrow is closed, for the reason that the payment service gave. */
  static Ending escrowClosed(String code, String detail) {
    Reason reason = Reason.of(code, Reason.ESCROW_CLOSED);
    JobStatus status = reason == Reason.FUNDING_TIMEOUT ? JobStatus.EXPIRED : JobStatus.FAILED;
    return new Ending(status, reason, detail);
  }
}
