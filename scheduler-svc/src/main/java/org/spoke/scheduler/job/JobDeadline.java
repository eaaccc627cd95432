package org.spoke.scheduler.job;

import java.time.Instant;

/**
 * A moment by which something must have happened to a job. It is stored when the job gets there and
 * delivered to the job when it comes; a job that has gone on by then ignores it.
 */
public sealed interface JobDeadline {
  /** When it comes. */
  Instant at();

  /** A contract is signed by then, or the job expires. */
  record MatchBy(Instant at) implements JobDeadline {}

  /** The escrow stands by then, or the payment service is asked why not. */
  record FundBy(Instant at) implements JobDeadline {}

  /** This VM is ready by then, or the VM service is asked why not. */
  record BootBy(String vm, Instant at) implements JobDeadline {}

  /** The job runs no longer than this. */
  record ServeUntil(Instant at) implements JobDeadline {}

  /** The VM of an ending job is gone by then, or counts as gone since the stop was asked for. */
  record StopBy(String vm, Instant at) implements JobDeadline {}
}
