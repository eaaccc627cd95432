package org.spoke.scheduler.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;
import org.spoke.scheduler.contract.ContractSignature;

/** What has happened to a job. A shipped record never changes: a new revision gets an upcaster. */
public sealed interface JobEvent {
  JobId job();

  /** When it happened, by the clock of whoever noticed it. */
  Instant at();

  /** A tenant wants a job. */
  @Revision("1")
  record JobSubmitted(JobId job, JobSpec spec, Instant at) implements JobEvent {}

  /** A lease holds what the job needs. */
  @Revision("1")
  record JobMatched(JobId job, Match match, Instant at) implements JobEvent {}

  /**
   * Both have signed; from here on the contract rules the money. Crosses services: see
   * docs/reference/events.md.
   *
   * @param document the canonical JSON as signed
   */
  @Revision("1")
  record ContractSigned(
      String contract,
      JobId job,
      String escrow,
      String documentSha256,
      String tenantWallet,
      String providerAddress,
      long lovelacePerHour,
      long minimumChargeLovelace,
      long maxPriceLovelace,
      Instant fundBy,
      Instant serviceEnd,
      Instant refundAfter,
      String document,
      List<ContractSignature> signatures,
      Instant at)
      implements JobEvent {
    public ContractSigned {
      signatures = List.copyOf(signatures);
    }
  }

  /** The tenant's money is locked. */
  @Revision("1")
  record JobFunded(JobId job, String escrow, long lockedLovelace, Instant at) implements JobEvent {}

  /**
   * A VM is to be launched.
   *
   * @param restart 0 for the first, else which restart this is
   */
  @Revision("1")
  record VmRequested(JobId job, String vm, int restart, Instant at) implements JobEvent {}

  /** The VM is ready; its time is billed from {@code at}. */
  @Revision("1")
  record JobRunning(JobId job, String vm, Instant at) implements JobEvent {}

  /**
   * The VM is not ready by its deadline; the VM service is asked how it stands before anything is
   * ended.
   */
  @Revision("1")
  record BootDeadlinePassed(JobId job, String vm, Instant at) implements JobEvent {}

  /** The escrow is not known to stand by its deadline; the payment service is asked. */
  @Revision("1")
  record FundingDeadlinePassed(JobId job, String escrow, Instant at) implements JobEvent {}

  /**
   * One of the job's VMs is gone.
   *
   * @param billedMs time for which this VM was ready, in milliseconds
   */
  @Revision("1")
  record VmEnded(JobId job, String vm, Reason reason, String detail, long billedMs, Instant at)
      implements JobEvent {}

  /** It is decided that and how the job ends. */
  @Revision("1")
  record JobStopping(JobId job, Ending ending, Instant at) implements JobEvent {}

  /**
   * No VM of the job is left, so its money can be settled. Crosses services.
   *
   * @param servedFrom when the first VM was ready; null in JSON when none ever was
   */
  @Revision("1")
  record SettlementRequested(
      JobId job,
      String contract,
      String escrow,
      long dueLovelace,
      long billedMs,
      Optional<Instant> servedFrom,
      Optional<Instant> servedUntil,
      Reason reason,
      Instant at)
      implements JobEvent {}

  /** The escrow is closed: everything that was locked is accounted for. */
  @Revision("1")
  record EscrowClosed(JobId job, String escrow, Instant at) implements JobEvent {}

  /** How jobs end; the lease goes back after any of these. */
  sealed interface JobEnded extends JobEvent {
    /** End state and reason. */
    Ending ending();
  }

  /** Ended as agreed. */
  @Revision("1")
  record JobSettled(JobId job, Reason reason, String detail, Instant at) implements JobEnded {
    @Override
    public Ending ending() {
      return new Ending(JobStatus.SETTLED, reason, detail);
    }
  }

  /** Ended by what went wrong. */
  @Revision("1")
  record JobFailed(JobId job, Reason reason, String detail, Instant at) implements JobEnded {
    @Override
    public Ending ending() {
      return new Ending(JobStatus.FAILED, reason, detail);
    }
  }

  /** Ended by the tenant before anything was served. */
  @Revision("1")
  record JobCancelled(JobId job, Reason reason, String detail, Instant at) implements JobEnded {
    @Override
    public Ending ending() {
      return new Ending(JobStatus.CANCELLED, reason, detail);
    }
  }

  /** Ended because somebody did not act in time. */
  @Revision("1")
  record JobExpired(JobId job, Reason reason, String detail, Instant at) implements JobEnded {
    @Override
    public Ending ending() {
      return new Ending(JobStatus.EXPIRED, reason, detail);
    }
  }
}
