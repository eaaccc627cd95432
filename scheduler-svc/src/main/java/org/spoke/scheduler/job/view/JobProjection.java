package org.spoke.scheduler.job.view;

import jakarta.inject.Singleton;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.spoke.eventlog.BatchedWrites;
import org.spoke.eventlog.Projection;
import org.spoke.scheduler.job.Ending;
import org.spoke.scheduler.job.JobEvent.BootDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.ContractSigned;
import org.spoke.scheduler.job.JobEvent.EscrowClosed;
import org.spoke.scheduler.job.JobEvent.FundingDeadlinePassed;
import org.spoke.scheduler.job.JobEvent.JobEnded;
import org.spoke.scheduler.job.JobEvent.JobFunded;
import org.spoke.scheduler.job.JobEvent.JobMatched;
import org.spoke.scheduler.job.JobEvent.JobRunning;
import org.spoke.scheduler.job.JobEvent.JobStopping;
import org.spoke.scheduler.job.JobEvent.JobSubmitted;
import org.spoke.scheduler.job.JobEvent.SettlementRequested;
import org.spoke.scheduler.job.JobEvent.VmEnded;
import org.spoke.scheduler.job.JobEvent.VmRequested;
import org.spoke.scheduler.job.JobStatus;
import org.spoke.scheduler.job.Match;

/** Keeps the tables of jobs and of contracts. */
@Singleton
@ProcessingGroup("jobs")
class JobProjection implements Projection {
  private final JobRows jobs;
  private final BatchedWrites<ContractRow> contracts;

  JobProjection(JobRows jobs, ContractRows contracts) {
    this.jobs = jobs;
    this.contracts = new BatchedWrites<>(contracts::saveAll); // written once, never changed
  }

  @EventHandler
  void on(JobSubmitted event) {
    jobs.save(JobRow.of(event));
  }

  @EventHandler
  void on(JobMatched event, @SequenceNumber long version) {
    Match match = event.match();
    jobs.match(event.job().text(), match.device(), match.lease(), match.lovelacePerHour(), version);
  }

  @EventHandler
  void on(ContractSigned event, @SequenceNumber long version) {
    contracts.add(ContractRow.of(event));
    jobs.contract(
        event.job().text(),
        event.contract(),
        event.escrow(),
        event.minimumChargeLovelace(),
        event.maxPriceLovelace(),
        version);
  }

  @EventHandler
  void on(JobFunded event, @SequenceNumber long version) {
    jobs.setStatus(event.job().text(), JobStatus.FUNDED, version);
  }

  @EventHandler
  void on(VmRequested event, @SequenceNumber long version) {
    jobs.start(event.job().text(), event.vm(), event.restart(), version);
  }

  @EventHandler
  void on(JobRunning event, @SequenceNumber long version) {
    jobs.run(event.job().text(), event.at(), version);
  }

  @EventHandler
  void on(VmEnded event, @SequenceNumber long version) {
    jobs.endVm(event.job().text(), event.billedMs(), version);
  }

  @EventHandler
  void on(JobStopping event, @SequenceNumber long version) {
    Ending ending = event.ending();
    jobs.stop(event.job().text(), ending.reason().name(), ending.detail(), version);
  }

  @EventHandler
  void on(SettlementRequested event, @SequenceNumber long version) {
    jobs.settle(event.job().text(), event.dueLovelace(), version);
  }

  @EventHandler
  void on(JobEnded event, @SequenceNumber long version) {
    Ending ending = event.ending();
    jobs.end(
        event.job().text(),
        ending.status(),
        ending.reason().name(),
        ending.detail(),
        event.at(),
        version);
  }

  @EventHandler
  void on(FundingDeadlinePassed event, @SequenceNumber long version) {
    jobs.touch(event.job().text(), version);
  }

  @EventHandler
  void on(BootDeadlinePassed event, @SequenceNumber long version) {
    jobs.touch(event.job().text(), version);
  }

  @EventHandler
  void on(EscrowClosed event, @SequenceNumber long version) {
    jobs.touch(event.job().text(), version);
  }
}
