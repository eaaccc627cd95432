package org.spoke.scheduler.job;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.spoke.scheduler.contract.SignedContract;

/**
 * What can be asked of a job. Reports of other services ({@code Record...}) may come twice, late or
 * in a state that they no longer matter to: they are then no news, never an error.
 */
public sealed interface JobCommand {
  JobId job();

  /** Begins a job. */
  record SubmitJob(@TargetAggregateIdentifier JobId job, JobSpec spec, Instant at)
      implements JobCommand {}

  /**
   * Answers {@link JobStanding} and holds the job as it is until the caller's transaction ends:
   * what a reaction does in between cannot be overtaken by a stop.
   */
  record HoldJob(@TargetAggregateIdentifier JobId job) implements JobCommand {}

  /** A lease is held. */
  record MatchJob(@TargetAggregateIdentifier JobId job, Match match, Instant at)
      implements JobCommand {}

  /** No lease can be held; the job fails. */
  record RejectJob(@TargetAggregateIdentifier JobId job, Reason reason, String detail, Instant at)
      implements JobCommand {}

  /** Both have signed. */
  record SignContract(@TargetAggregateIdentifier JobId job, SignedContract contract, Instant at)
      implements JobCommand {}

  /** The escrow stands. */
  record ConfirmFunding(@TargetAggregateIdentifier JobId job, long lockedLovelace, Instant at)
      implements JobCommand {}

  /** The escrow will not stand. */
  record ExpireFunding(@TargetAggregateIdentifier JobId job, Instant at) implements JobCommand {}

  /** The first VM can be asked for. */
  record StartVm(@TargetAggregateIdentifier JobId job, Instant at) implements JobCommand {}

  /** A VM is ready; answers whether the job wants it. */
  record RecordVmReady(@TargetAggregateIdentifier JobId job, String vm, Instant at)
      implements JobCommand {}

  /** A VM is gone, or never came to be. */
  record RecordVmGone(
      @TargetAggregateIdentifier JobId job, String vm, Reason reason, String detail, Instant at)
      implements JobCommand {}

  /** The VM service says that the VM is not getting ready. */
  record GiveUpBooting(@TargetAggregateIdentifier JobId job, String vm, Instant at)
      implements JobCommand {}

  /**
   * The tenant wants it to end.
   *
   * <p>Refused with job-ended when it has ended for another reason.
   */
  record StopJob(@TargetAggregateIdentifier JobId job, Instant at) implements JobCommand {}

  /** The provider has taken the lease back. */
  record RevokeLease(@TargetAggregateIdentifier JobId job, String detail, Instant at)
      implements JobCommand {}

  /** The escrow was settled or closed; {@code reason} and {@code detail} say why, if unasked. */
  record CloseEscrow(@TargetAggregateIdentifier JobId job, String reason, String detail, Instant at)
      implements JobCommand {}
}
