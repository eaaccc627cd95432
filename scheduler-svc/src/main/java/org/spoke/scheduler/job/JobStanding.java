package org.spoke.scheduler.job;

import java.time.Instant;
import java.util.Optional;

/**
 * How a job stands, for a reaction that is about to act outside.
 *
 * @param match present once a lease is held
 * @param servedFrom when its first VM was ready
 * @param vm the VM that it waits for or that runs, present from its request until it is gone
 */
public record JobStanding(
    JobStatus status,
    JobSpec spec,
    Optional<Match> match,
    Optional<Instant> servedFrom,
    Optional<String> vm) {

  /** Whether this VM is to run. */
  public boolean wants(String someVm) {
    boolean alive = status == JobStatus.STARTING || status == JobStatus.RUNNING;
    return alive && vm.equals(Optional.of(someVm));
  }
}
