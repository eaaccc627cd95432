package org.spoke.scheduler.job.automation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.spoke.eventlog.Commands;
import org.spoke.eventlog.Reaction;
import org.spoke.scheduler.contract.ContractSigner;
import org.spoke.scheduler.contract.ContractTerms;
import org.spoke.scheduler.contract.Role;
import org.spoke.scheduler.contract.SignedContract;
import org.spoke.scheduler.job.JobCommand;
import org.spoke.scheduler.job.JobContract;
import org.spoke.scheduler.job.JobEvent.JobMatched;
import org.spoke.scheduler.job.JobStanding;
import org.spoke.scheduler.job.JobStatus;

/** A lease is held, so both parties sign what they agree on. */
@Singleton
@ProcessingGroup("when-job-matched-then-sign-contract")
class WhenJobMatchedThenSignContract implements Reaction {
  private final ContractSigner signer;
  private final Commands commands;
  private final Clock clock;

  WhenJobMatchedThenSignContract(ContractSigner signer, Commands commands, Clock clock) {
    this.signer = signer;
    this.commands = commands;
    this.clock = clock;
  }

  @EventHandler
  void on(JobMatched event) {
    JobStanding job = commands.dispatch(new JobCommand.HoldJob(event.job()));
    if (job.status() != JobStatus.MATCHED) {
      return;
    }
    Instant now = clock.instant();
    ContractTerms terms =
        JobContract.terms(
            event.job(),
            job.spec(),
            event.match(),
            signer.publicKey(Role.TENANT),
            signer.publicKey(Role.PROVIDER),
            now);
    commands.dispatch(
        new JobCommand.SignContract(event.job(), SignedContract.sign(terms, signer), now));
  }
}
